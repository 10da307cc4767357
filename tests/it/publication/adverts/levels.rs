//! The level that an advert is about.

use capability_framework::publication::{Advert, AdvertFinding};
use capability_framework::{Edition, Role, RoleLevel};

use super::check;

#[test]
fn the_level_is_never_guessed() {
    let level = |text: &str| Advert::new(text).level();
    let senior = Some(RoleLevel::SeniorDeveloper);
    for text in [
        "# Senior developer",
        "**SENIOR DEVELOPER**\n\nYou will work with a Lead developer.",
        "Senior Developer (2 posts), Barsetshire, SEO",
        "Job title: Senior Developer\n\n# About the Lead developer",
        "About us\n\n## Senior developer\n",
        "We want somebody.\nThat is, a senior developer who likes developers.",
        "Software development role: Software developer\n- x\n\nRole level: Senior developer\n- y",
    ] {
        assert_eq!(level(text), senior, "{text:?}");
    }
    let end = "the attribution is missing: ";
    for (text, wanted) in [
        ("We want somebody.", "line 1: no role level is named; skills are not compared with one"),
        (
            "We want\na data scientist.\n",
            "line 2: the role Data scientist is named, but not which of its levels; skills are not compared with one",
        ),
        (
            "You will lead a developer.",
            "line 1: no role level is named; skills are not compared with one",
        ),
        (
            "We want a senior developer or a lead developer.",
            "line 1: several role levels are named: Senior developer, Lead developer; skills are not compared with one",
        ),
        (
            "# Senior developer\n# Lead developer",
            "line 1: several role levels are named: Senior developer, Lead developer; skills are not compared with one",
        ),
    ] {
        assert_eq!(level(text), None, "{text:?}");
        let findings = check(text);
        assert_eq!((findings.len(), findings[0].as_str()), (2, wanted), "{text:?}");
        assert!(findings[1].contains(end));
    }
    let advert = Advert::new("We want a data scientist.");
    let finding = &advert.check(Edition::LATEST)[0];
    assert_eq!(*finding, AdvertFinding::NoLevel { line: 1, role: Some(Role::DataScientist) });
}

/// Each way to write a title.
fn titles(title: &str) -> [String; 3] {
    [format!("# {title}"), title.to_owned(), format!("Role level: {title}\n\nA post.")]
}

#[test]
fn seniority_beside_a_name_makes_another_level_of_it_or_none() {
    for (title, told) in [
        ("Senior data scientist", "unknown role level `Senior data scientist`"),
        ("Principal business analyst", "removed on 30 August 2022"),
        ("Lead data analyst", "unknown role level `Lead data analyst`"),
        ("Developer II", "unknown role level `Developer II`"),
        ("Developer 2", "unknown role level `Developer 2`"),
        ("Developer (level 2)", "unknown role level `Developer (level 2)`"),
        ("Trainee developer", "unknown role level `Trainee developer`"),
        ("Junior data engineer", "unknown role level `Junior data engineer`"),
        ("Graduate Data Scientist, Leeds", "unknown role level `Graduate Data Scientist`"),
        ("Deputy head of product", "unknown role level `Deputy head of product`"),
        ("Assistant to the Head of Product", "`Assistant to the Head of Product`"),
        ("Assistant test manager", "unknown role level `Assistant test manager`"),
        ("Senior lead developer", "unknown role level `Senior lead developer`"),
        ("Senior Java Developer", "unknown role level `Senior Java Developer`"),
        ("Senior / Lead Developer", "unknown role level `Senior / Lead Developer`"),
        ("Developer (Senior/Lead)", "unknown role level `Developer (Senior/Lead)`"),
        ("Developer (G7), Deputy", "unknown role level `Developer (G7), Deputy`"),
        ("Sénior developer", "unknown role level `Sénior developer`"),
        ("Principle developer", "`Principle developer`, did you mean `principal-developer`?"),
    ] {
        for text in titles(title) {
            assert_eq!(Advert::new(&text).level(), None, "{text:?}");
            let findings = check(&text);
            let expected = "; skills are not compared with one";
            assert!(findings[0].contains(told) && findings[1].ends_with(expected), "{findings:?}");
        }
    }
    // What the rest of the text names is not the level of the title.
    let text = "# Senior data scientist\n\nYou will report to a Lead data scientist.";
    assert_eq!(Advert::new(text).level(), None);
    use RoleLevel::{Developer, LeadUserResearcher, PrincipalDeveloperManagement, SeniorDeveloper};
    for (title, level) in [
        ("Developer (Senior)", SeniorDeveloper),
        ("Developer - Senior", SeniorDeveloper),
        ("Developer: senior", SeniorDeveloper),
        ("**Senior** Developer", SeniorDeveloper),
        ("Snr Developer", SeniorDeveloper),
        ("Senior Software Developer", SeniorDeveloper),
        ("Developer at senior level, Leeds", SeniorDeveloper),
        ("Developer (G7, senior)", SeniorDeveloper),
        ("User Researcher - Lead", LeadUserResearcher),
        ("User Researcher, London (Lead)", LeadUserResearcher),
        ("Principal Developer (Management)", PrincipalDeveloperManagement),
        ("Mid-level developer", Developer),
    ] {
        for text in titles(title) {
            assert_eq!(Advert::new(&text).level(), Some(level), "{text:?}");
            let is_told = |finding: &AdvertFinding| finding.topic() == "renamed";
            assert!(!Advert::new(&text).check(Edition::LATEST).iter().any(is_told), "{text:?}");
        }
    }
    let level = |text: &str| Advert::new(text).level();
    assert_eq!(level("We want a senior software developer."), Some(SeniorDeveloper));
    assert_eq!(level("We want a senior data scientist."), None);
}

#[test]
fn remarks_beside_a_name_are_not_seniority() {
    for title in [
        "Developer (SEO)",
        "Developer (Senior Executive Officer)",
        "Senior Executive Officer Developer",
        "Grade 7 Developer",
        "Developer x2, Leeds",
        "Developer (2 posts)",
        "Developer, 3 January 2026",
        "Developer - Head Office",
        "Developer, Senior Leadership Team",
        "Developer in the Chief Digital Office",
        "Job advert: Developer",
        "We are hiring a Developer",
    ] {
        for text in titles(title) {
            assert_eq!(Advert::new(&text).level(), Some(RoleLevel::Developer), "{text:?}");
        }
    }
    use RoleLevel::{ApprenticeDeveloper, HeadOfProduct, LeadDeveloper, SeniorDeveloper};
    for (text, level) in [
        ("# Head of Product (Deputy Director)", HeadOfProduct),
        ("# Interim Head of Product", HeadOfProduct),
        ("# Apprentice developer (Level 4)", ApprenticeDeveloper),
        ("# Senior developer 2", SeniorDeveloper),
        ("# Senior Developer - Lead on payments", SeniorDeveloper),
        ("# Vacancy: Lead developer (maternity cover)", LeadDeveloper),
        ("Role: Senior developer\n\nYou will report to a Lead developer.", SeniorDeveloper),
    ] {
        assert_eq!(Advert::new(text).level(), Some(level), "{text:?}");
    }
    for text in
        ["# Developer (senior), Developer (lead)", "# Developer - Senior, Lead software developer"]
    {
        let several = Advert::new(text).check(Edition::LATEST);
        let levels = vec![SeniorDeveloper, LeadDeveloper];
        assert_eq!(several[0], AdvertFinding::SeveralLevels { line: 1, levels });
    }
    assert!(check("Role: Senior data scientist")[0].contains("unknown role level"));
}
