//! What is said about a text that is no name: what is meant, and why.

use super::names::fails;
use capability_framework::hint::Hint;
use capability_framework::history::Date;
use capability_framework::{
    Edition, Entry, Grade, ParseError, Proficiency, Rating, Role, RoleFamily, RoleLevel, Skill,
    Track,
};

#[test]
fn a_hint_says_what_is_meant_and_why() {
    let hint = |text: &str| text.parse::<Skill>().unwrap_err().hint();
    let change = Entry::from(Skill::ChangeManagement);
    assert_eq!(hint("change managment"), Some(Hint::Misspelt(change)));
    let entry = Entry::from(Role::DataAnalyst);
    assert_eq!(hint("Data analyst"), Some(Hint::OtherType { entry, meant: None }));
    let removed = Date::new(2022, 8, 30).unwrap();
    let error = "Principal business analyst".parse::<RoleLevel>().unwrap_err();
    assert_eq!(error.hint(), Some(Hint::Removed(removed)));
    assert_eq!(hint("zzzzzzzz"), None);
    assert_eq!("wroking".parse::<Rating>().unwrap_err().hint(), Some(Hint::Word("working")));
}

#[test]
fn errors_without_a_near_name_say_what_is_expected() {
    // Another digit is no slip.
    fails::<Grade>(
        "Grade 8",
        "unknown grade `Grade 8`, expected aa, ao, eo, heo, seo, g7, g6 or scs",
    );
    let [others @ .., last] = Edition::ALL else { panic!("there are editions") };
    let others: Vec<&str> = others.iter().map(|edition| edition.slug()).collect();
    let editions = format!("{} or {}", others.join(", "), last.slug());
    fails::<Edition>("2999-01", &format!("unknown edition `2999-01`, expected {editions}"));
    fails::<Skill>(
        "zzzzzzzz",
        "unknown skill `zzzzzzzz`, expected a name or slug such as `accessibility`",
    );
    fails::<Role>("!?", "unknown role `!?`, expected a name or slug such as `business-architect`");
    fails::<Proficiency>(
        "3",
        "unknown proficiency `3`, expected awareness, working, practitioner or expert",
    );
    fails::<Grade>("C1", "unknown grade `C1`, expected aa, ao, eo, heo, seo, g7, g6 or scs");
    fails::<Track>("x", "unknown track `x`, expected technical or management");
    fails::<Edition>("1999", &format!("unknown edition `1999`, expected {editions}"));
}

#[test]
fn errors_know_the_names_of_other_types() {
    fails::<Skill>("Data analyst", "unknown skill `Data analyst`, which is the name of a role");
    fails::<Skill>(
        "lead-data-engineer",
        "unknown skill `lead-data-engineer`, which is the name of a role level",
    );
    fails::<Role>(
        "Software development",
        "unknown role `Software development`, which is the name of a role family, did you mean \
         `software-developer`?",
    );
    fails::<Role>(
        "Data engineering",
        "unknown role `Data engineering`, which is the name of a skill, did you mean \
         `data-engineer`?",
    );
    fails::<Role>(
        "devops-engineer",
        "unknown role `devops-engineer`, which is the name of a role level, did you mean \
         `development-operations-devops-engineer`?",
    );
    fails::<RoleLevel>(
        "Software developer",
        "unknown role level `Software developer`, which is the name of a role, did you mean \
         `developer`?",
    );
    fails::<RoleLevel>(
        "Agile coach",
        "unknown role level `Agile coach`, which is the name of a role",
    );
    fails::<RoleLevel>(
        "Technical writers",
        "unknown role level `Technical writers`, did you mean `technical-writer`?",
    );
    fails::<RoleLevel>(
        "Change management",
        "unknown role level `Change management`, which is the name of a skill",
    );
    fails::<Skill>("expert", "unknown skill `expert`, which is the name of a proficiency");
    fails::<Proficiency>("SEO", "unknown proficiency `SEO`, which is the name of a grade");
    fails::<Grade>("October 2026", "unknown grade `October 2026`, which is the name of an edition");
}

/// What is meant by `text`, and why.
fn hint<T: std::str::FromStr<Err = ParseError>>(text: &str) -> Option<Hint> {
    let error = text.parse::<T>().err().unwrap_or_else(|| panic!("{text} is a name"));
    let hint = error.hint();
    // The message names what the hint does.
    for entry in hint.iter().flat_map(Hint::entries) {
        let is_named = error.to_string().contains(&format!("`{}`", entry.slug()));
        let is_itself = matches!(hint, Some(Hint::OtherType { meant: None, .. }));
        assert!(is_named || is_itself, "{error}");
    }
    hint
}

#[test]
fn abbreviations_are_explained() {
    fails::<Role>("BA", "unknown role `BA`, which is short for `business-analyst`");
    fails::<Role>("b.a.", "unknown role `b.a.`, which is short for `business-analyst`");
    fails::<RoleFamily>(
        "UCD roles",
        "unknown role family `UCD roles`, which is short for `user-centred-design`",
    );
    fails::<Skill>(
        "UAT",
        "unknown skill `UAT`, which is short for `business-and-user-acceptance-testing`",
    );
    // Several meanings, of which one may fit.
    fails::<Role>(
        "PM",
        "unknown role `PM`, which may be short for `product-manager` or \
         `programme-delivery-manager`",
    );
    assert_eq!(
        hint::<RoleLevel>("Senior PM"),
        Some(Hint::Abbreviation(RoleLevel::SeniorProductManager.into()))
    );
    // Another type.
    fails::<Skill>("BA", "unknown skill `BA`, which is short for the role `business-analyst`");
    assert_eq!("BA".parse::<Skill>().unwrap_err().suggestion(), None);
    // With other words, some of which the name has already.
    for (text, level) in [
        ("Lead BA", RoleLevel::LeadBusinessAnalyst),
        ("sr QAT analyst", RoleLevel::SeniorQualityAssuranceTestAnalyst),
        ("Senior QA", RoleLevel::SeniorQualityAssuranceTestAnalyst),
        ("Senior ML engineer", RoleLevel::SeniorMachineLearningEngineer),
        ("Principal EUC engineer", RoleLevel::PrincipalEndUserComputingEngineer),
        ("Head of UR", RoleLevel::HeadOfUserResearch),
        ("Lead Dev Ops", RoleLevel::LeadDevOpsEngineer),
        ("Sr UX Designer", RoleLevel::SeniorInteractionDesigner),
    ] {
        assert_eq!(hint::<RoleLevel>(text), Some(Hint::Abbreviation(level.into())), "{text}");
    }
    assert_eq!(hint::<Role>("UX researcher"), None);
}

#[test]
fn shortened_words_are_explained() {
    fails::<RoleLevel>(
        "Snr Dev",
        "unknown role level `Snr Dev`, which is short for `senior-developer`",
    );
    fails::<RoleLevel>(
        "Senior Tech Architect",
        "unknown role level `Senior Tech Architect`, which is short for `senior-technical-architect`",
    );
    fails::<Skill>(
        "Change mgmt",
        "unknown skill `Change mgmt`, which is short for `change-management`",
    );
    fails::<Skill>(
        "Info sec",
        "unknown skill `Info sec`, which is short for `information-security`",
    );
    // Not an apprentice, and not one of several managers.
    assert_eq!(hint::<RoleLevel>("App developer"), None);
    assert_eq!(hint::<Role>("Pro manager"), None);
    // A right word is not short for another.
    assert_eq!(hint::<Skill>("Test engineer and analysis"), None);
}

#[test]
fn other_words_for_an_entry_are_explained() {
    fails::<RoleLevel>(
        "Senior Software Developer",
        "unknown role level `Senior Software Developer`, did you mean `senior-developer`?",
    );
    for (text, level) in [
        ("Principal Software Developer - Management", RoleLevel::PrincipalDeveloperManagement),
        ("Junior development operations (DevOps) engineer", RoleLevel::JuniorDevOpsEngineer),
        ("Junior development operations engineer", RoleLevel::JuniorDevOpsEngineer),
        ("Lead data ethicist", RoleLevel::LeadDataAndAiEthicist),
        ("Mid-level Business Analyst", RoleLevel::BusinessAnalyst),
        ("mid_software_developer", RoleLevel::Developer),
        ("Head of content designer", RoleLevel::HeadOfContentDesign),
        ("Senior user research", RoleLevel::SeniorUserResearcher),
        ("head_of_delivery_management", RoleLevel::HeadOfAgileDeliveryManagement),
        ("Senior Agile delivery manager", RoleLevel::SeniorDeliveryManager),
    ] {
        assert_eq!(hint::<RoleLevel>(text), Some(Hint::OtherWords(level.into())), "{text}");
    }
    for (text, role) in [
        ("User research", Role::UserResearcher),
        ("Business analysis", Role::BusinessAnalyst),
        ("Delivery management", Role::DeliveryManager),
        ("Data science", Role::DataScientist),
        ("Content strategy", Role::ContentStrategist),
        ("Data & AI ethics", Role::DataAndArtificialIntelligenceAiEthicist),
        ("Service ownership", Role::ServiceOwner),
        ("Technical writing", Role::TechnicalWriter),
        ("Lead BA", Role::BusinessAnalyst),
        ("Agile delivery manager", Role::DeliveryManager),
        ("User research lead", Role::UserResearcher),
    ] {
        let meant = hint::<Role>(text).map(|hint| hint.entries().to_vec());
        assert_eq!(meant, Some(vec![role.into()]), "{text}");
    }
    // A field alone says nothing of the level, and a role need not have the level.
    for text in ["Delivery management", "Lead delivery management", "Senior data science"] {
        assert_eq!(hint::<RoleLevel>(text), None, "{text}");
    }
    assert_eq!(hint::<RoleLevel>("Mid-level senior developer"), None);
}

#[test]
fn a_name_that_needs_its_qualifier_is_explained() {
    fails::<Skill>(
        "Programming and build",
        "unknown skill `Programming and build`, which needs a qualifier: \
         `programming-and-build-data-and-analytics-engineering`, \
         `programming-and-build-data-science`, `programming-and-build-frontend-developer` or \
         `programming-and-build-software-engineering`",
    );
    let error = "Programming and build".parse::<Skill>().unwrap_err();
    assert!(matches!(error.hint(), Some(Hint::Unqualified(skills)) if skills.len() == 4));
    assert_eq!(error.suggestion(), None);
    fails::<RoleFamily>(
        "Quality assurance testing",
        "unknown role family `Quality assurance testing`, did you mean \
         `quality-assurance-testing-qat`?",
    );
}

#[test]
fn another_order_is_explained() {
    fails::<RoleLevel>(
        "User researcher - senior",
        "unknown role level `User researcher - senior`, did you mean `senior-user-researcher`?",
    );
    for (text, level) in [
        ("Data Analyst, Senior", RoleLevel::SeniorDataAnalyst),
        ("Data Analyst (Senior)", RoleLevel::SeniorDataAnalyst),
        ("Data analyst senior", RoleLevel::SeniorDataAnalyst),
        ("EUC Engineer \u{2013} Senior", RoleLevel::SeniorEndUserComputingEngineer),
        ("Content design lead", RoleLevel::LeadContentDesigner),
        ("Data science, Head of", RoleLevel::HeadOfDataScience),
        ("Software developer: senior", RoleLevel::SeniorDeveloper),
    ] {
        assert_eq!(hint::<RoleLevel>(text), Some(Hint::OtherOrder(level.into())), "{text}");
    }
    assert_eq!(
        hint::<Role>("Engineer - end user computing"),
        Some(Hint::OtherOrder(Role::EndUserComputingEngineer.into()))
    );
    // There is no such level.
    assert_eq!(hint::<RoleLevel>("Data scientist - senior"), None);
    assert_eq!(hint::<RoleLevel>("Delivery manager (lead)"), None);
}

#[test]
fn every_word_of_seniority_in_the_data_is_known() {
    let mut known = 0;
    for role in Role::iter() {
        for level in role.levels() {
            for below in role.levels() {
                let (name, base) = (level.name().to_lowercase(), below.name().to_lowercase());
                let Some(word) = name.strip_suffix(&base).map(str::trim) else { continue };
                // A major incident is a kind of incident.
                if !["", "major"].contains(&word) {
                    let turned = format!("{base} {word}");
                    let meant = Some(Hint::OtherOrder((*level).into()));
                    assert_eq!(hint::<RoleLevel>(&turned), meant, "{turned}");
                    known += 1;
                }
            }
        }
    }
    assert!(known > 100, "{known}");
}

#[test]
fn a_remark_is_explained() {
    fails::<RoleLevel>(
        "Senior Business Analyst (SEO)",
        "unknown role level `Senior Business Analyst (SEO)`, did you mean `senior-business-analyst` \
         without the remark?",
    );
    for (text, level) in [
        ("Senior Business Analyst, Home Office", RoleLevel::SeniorBusinessAnalyst),
        ("Home Office - Senior Business Analyst - SEO", RoleLevel::SeniorBusinessAnalyst),
        ("Senior Service Designer (User-centred design)", RoleLevel::SeniorServiceDesigner),
        ("SEO Business Analyst", RoleLevel::BusinessAnalyst),
        ("Delivery manager Grade 7", RoleLevel::DeliveryManager),
        ("G7 Lead Data Engineer (DV cleared)", RoleLevel::LeadDataEngineer),
        ("Senior Buisness Analyst [Leeds/Manchester]", RoleLevel::SeniorBusinessAnalyst),
        ("EUC Engineer - Senior (HEO)", RoleLevel::SeniorEndUserComputingEngineer),
    ] {
        assert_eq!(hint::<RoleLevel>(text), Some(Hint::Remark(level.into())), "{text}");
    }
    for (text, grade) in [
        ("Grade 6 Head of Profession", Grade::G6),
        ("Deputy director or equivalent", Grade::Scs),
        ("Band Bb (SEO)", Grade::Seo),
        ("Higher Executive Officer (HEO)", Grade::Heo),
    ] {
        assert_eq!(hint::<Grade>(text), Some(Hint::Remark(grade.into())), "{text}");
    }
    for (text, skill) in [
        ("Testing (practitioner)", Skill::Testing),
        ("Prototyping - Figma", Skill::Prototyping),
        ("User focus expert", Skill::UserFocus),
    ] {
        assert_eq!(hint::<Skill>(text), Some(Hint::Remark(skill.into())), "{text}");
    }
    assert_eq!(
        hint::<Proficiency>("Working knowledge"),
        Some(Hint::Remark(Proficiency::Working.into()))
    );
    fails::<RoleLevel>(
        "Principal business analyst (G7)",
        "unknown role level `Principal business analyst (G7)`, removed on 30 August 2022",
    );
}

/// A word of seniority makes another level of a name, wherever it is.
#[test]
fn a_word_of_seniority_is_no_remark() {
    let words = [
        "apprentice",
        "assistant",
        "associate",
        "asst",
        "chief",
        "deputy",
        "deputy director",
        "director",
        "director general",
        "executive",
        "grad",
        "graduate",
        "head",
        "intern",
        "internship",
        "junior",
        "lead",
        "level 2",
        "Level II",
        "level two",
        "band 3",
        "tier 1",
        "L3",
        "II",
        "III",
        "2",
        "3",
        "officer 2",
        "Officer III",
        "principal",
        "senior",
        "trainee",
        "vice",
        "vice president",
        "VP",
        "placement student",
        "summer intern",
        "graduate scheme",
        "assistant to the lead",
    ];
    let levels = [
        RoleLevel::Developer,
        RoleLevel::UserResearcher,
        RoleLevel::BusinessArchitect,
        RoleLevel::TestManager,
        RoleLevel::ItServiceManager,
        RoleLevel::SeniorBusinessAnalyst,
    ];
    for level in levels {
        let name = level.name();
        for word in words {
            for text in [
                format!("{name} ({word})"),
                format!("{name} - {word}"),
                format!("{name}, {word}"),
                format!("{name} {word}"),
                format!("{word} {name}"),
                format!("{word}: {name}"),
                format!("({word}) {name}"),
                format!("{name} [{word}] - Home Office"),
                format!("{name} ({word}, Leeds)"),
                format!("{name} (Leeds) {word}"),
                format!("{name} ({})", word.to_uppercase()),
            ] {
                if text.parse::<RoleLevel>().is_ok() {
                    continue; // "Senior developer" is a name
                }
                let hint = hint::<RoleLevel>(&text);
                assert_ne!(hint, Some(Hint::Remark(level.into())), "{text}");
            }
        }
        // What is said of the person, the post or the place is one.
        for remark in [
            "acting",
            "interim",
            "temporary",
            "former",
            "part-time",
            "12 months",
            "Head Office",
            "SEO",
            "Grade 7",
            "Senior Executive Officer",
            "2 posts",
            "Ref 31234",
            "Entra",
            "leading Leeds",
        ] {
            let text = format!("{name} ({remark})");
            assert_eq!(hint::<RoleLevel>(&text), Some(Hint::Remark(level.into())), "{text}");
        }
    }
    // Mid-level is the level without a word.
    let plain = Hint::OtherOrder(RoleLevel::Developer.into());
    assert_eq!(hint::<RoleLevel>("Developer (mid-level)"), Some(plain));
    assert_eq!(hint::<RoleLevel>("Senior developer (mid-level)"), None);
    // A role has all its levels.
    let manager = Hint::Remark(Role::TestManager.into());
    assert_eq!(hint::<Role>("Test manager (deputy)"), Some(manager));
}

#[test]
fn what_makes_something_else_of_a_name_is_no_remark() {
    for text in [
        "Business Analyst (Lead/Principal)",
        "Senior Developer/Lead Developer",
        "Business Analyst / Delivery Manager",
        "Data scientist, senior manager",
        "Apprentice developer - management",
    ] {
        assert_eq!(hint::<RoleLevel>(text), None, "{text}");
    }
    for text in ["HEO/SEO", "SEO and G7", "Grade 7/6", "SEO (Grade 7)"] {
        assert_eq!(hint::<Grade>(text), None, "{text}");
    }
    // A qualifier makes another skill.
    for text in ["Testing (data)", "Data governance (data analyst)"] {
        assert_eq!(hint::<Skill>(text), None, "{text}");
    }
    assert_eq!(hint::<Proficiency>("practitioner / expert"), None);
}
