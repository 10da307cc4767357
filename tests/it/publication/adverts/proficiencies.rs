//! Which skill of an advert a proficiency belongs to.

use capability_framework::publication::Advert;
use capability_framework::{Proficiency, RoleLevel, Skill};

use super::{check, named};

#[test]
fn a_proficiency_in_a_line_of_its_own_is_of_the_name_above_or_of_what_follows() {
    use Proficiency::{Expert, Working};
    use Skill::{Prototyping, SystemsDesign, Testing, UserFocus};
    let list = |head: &str| {
        let text = format!("- User focus\n- Prototyping{head}- Systems design");
        named(&text).iter().map(|(_, _, stated)| *stated).collect::<Vec<_>>()
    };
    for head in ["\n\nExpert\n\n", "\n\nExpert\n", "\nExpert:\n", "\n**Expert**\n", "\nExpert\n"] {
        assert_eq!(list(head), [None, None, Some(Expert)], "{head:?}");
    }
    for head in ["\n\nWorking:\n\n", "\n\nDesirable (working):\n\n", "\n\nLevel: working\n\n"] {
        assert_eq!(list(head), [None, None, Some(Working)], "{head:?}");
    }
    for (text, wanted) in [
        (
            "- User focus\nWorking\n- Prototyping\nExpert\n- Testing",
            vec![(1, UserFocus, Some(Working)), (3, Prototyping, Some(Expert)), (5, Testing, None)],
        ),
        (
            "- Prototyping\n  - Expert\n- Testing\n  Working",
            vec![(1, Prototyping, Some(Expert)), (3, Testing, Some(Working))],
        ),
        (
            "**User focus**\nWorking\nYou listen.\n\n### Testing\n\nExpert\n\n- You try.",
            vec![(1, UserFocus, Some(Working)), (5, Testing, Some(Expert))],
        ),
        (
            "### Testing\n\nExpert\n\n- Prototyping",
            vec![(1, Testing, None), (5, Prototyping, Some(Expert))],
        ),
        (
            "User focus\nExpert\n- Systems design",
            vec![(1, UserFocus, None), (3, SystemsDesign, Some(Expert))],
        ),
        ("User focus\nExpert\n- you listen", vec![(1, UserFocus, Some(Expert))]),
    ] {
        assert_eq!(named(text), wanted, "{text:?}");
    }
}

#[test]
fn a_proficiency_is_set_off_by_any_mark_or_alone_with_its_name() {
    use Proficiency::{Expert, Practitioner, Working};
    use Skill::{Prototyping, SystemsDesign, UserFocus};
    for mark in [
        " → ",
        " -> ",
        " => ",
        "\t",
        " ",
        "  ",
        " \u{2212} ",
        " \u{2012} ",
        " \u{2015} ",
        " \u{2010} ",
        " ~ ",
        " \\- ",
        " – ",
        "–",
        ": ",
        ", ",
        " / ",
        " | ",
        " >> ",
        " ... ",
        " level ",
        " at ",
        " ➜ ",
        "-",
    ] {
        for bullet in ["- ", "1. ", ""] {
            let text = format!(
                "{bullet}Prototyping (expert)\n{bullet}Systems design{mark}working\n{bullet}User focus{mark}practitioner level\n"
            );
            let wanted = [
                (1, Prototyping, Some(Expert)),
                (2, SystemsDesign, Some(Working)),
                (3, UserFocus, Some(Practitioner)),
            ];
            assert_eq!(named(&text), wanted, "{text:?}");
        }
        let findings = check(&format!("- Systems desgin{mark}working\n"));
        let wanted = "line 1: unknown skill `Systems desgin`, did you mean `systems-design`?";
        assert!(findings.iter().any(|finding| finding == wanted), "{mark:?} {findings:?}");
    }
    for text in [
        "Skill\tLevel\nUser focus\tPractitioner\nSystems design\tWorking\n",
        "Type\tSkill\tLevel\nCore\tUser focus\tPractitioner\nCore\tSystems design\tWorking\n",
        "Skill      Level\nUser focus    Practitioner\nSystems design  Working\n",
    ] {
        let wanted = [(2, UserFocus, Some(Practitioner)), (3, SystemsDesign, Some(Working))];
        assert_eq!(named(text), wanted, "{text:?}");
    }
    let findings = check("Skill\tLevel\nSystems desgin\tPractitioner\n");
    assert!(
        findings
            .iter()
            .any(|finding| finding.starts_with("line 2: unknown skill `Systems desgin`"))
    );
    // A word is no proficiency where more of its sentence follows.
    for text in
        ["- Testing working software", "Testing expert opinions", "- User focus working group"]
    {
        assert!(named(text).iter().all(|(_, _, stated)| stated.is_none()), "{text}");
    }
}

#[test]
fn the_box_of_a_task_is_no_part_of_a_name() {
    for mark in ["- [x]", "- [ ]", "* [X]", "1. [x]", "☐", "- ☑", "✓"] {
        let text = format!("{mark} Prototyping (practitioner)");
        let skill = (1, Skill::Prototyping, Some(Proficiency::Practitioner));
        assert_eq!(named(&text), [skill], "{text}");
        assert!(check(&text).iter().all(|finding| !finding.contains("unknown")), "{text}");
        let misspelt = check(&format!("{mark} Systems desgin (working)"));
        let wanted = "line 1: unknown skill `Systems desgin`, did you mean `systems-design`?";
        assert!(misspelt.iter().any(|finding| finding == wanted), "{misspelt:?}");
    }
}

#[test]
fn every_line_with_a_label_is_read_by_itself() {
    use Proficiency::{Practitioner, Working};
    for end in ["\n", "  \n", "\n\n"] {
        for label in ["Skill: ", "**Skill:** ", "skill : "] {
            let lines =
                ["User focus (practitioner)", "Prototyping (working)", "Systems desgin (working)"];
            let text: String = lines.iter().map(|line| format!("{label}{line}{end}")).collect();
            let step = end.matches('\n').count();
            let wanted = [
                (1, Skill::UserFocus, Some(Practitioner)),
                (1 + step, Skill::Prototyping, Some(Working)),
            ];
            assert_eq!(named(&text), wanted, "{text:?}");
            let line = 1 + 2 * step;
            let wanted = format!(
                "line {line}: unknown skill `Systems desgin`, did you mean `systems-design`?"
            );
            assert!(check(&text).contains(&wanted), "{text:?}: {:?}", check(&text));
        }
    }
    let text = "Skill: User focus\nLevel: practitioner\nSkill: Systems desgin\nLevel: working";
    assert_eq!(named(text), [(1, Skill::UserFocus, Some(Practitioner))]);
    assert!(check(text).iter().any(|finding| finding.starts_with("line 3: unknown skill")));
    let text =
        "Department: Tea Board\nJob title: Senior developer\nYou will report to a Lead developer";
    assert_eq!(Advert::new(text).level(), Some(RoleLevel::SeniorDeveloper));
}

#[test]
fn a_group_ends_where_the_next_begins() {
    use Proficiency::{Expert, Practitioner, Working};
    let stated = |heads: [&str; 2]| {
        let [first, second] = heads;
        let text =
            format!("{first}\n\n- **Systems design**\n- Testing\n\n{second}\n\n- Prototyping");
        let lists = [text.replace("\n\n- Proto", "\nProto"), text.replace("\n\n", "\n"), text];
        let stated = lists.each_ref().map(|text| {
            let named = named(text);
            assert_eq!((named.len(), named[0].2), (3, named[1].2), "{text:?}");
            (named[0].2, named[2].2)
        });
        assert!(stated.iter().all(|other| *other == stated[2]), "{stated:?} {lists:?}");
        stated[2]
    };
    for end in [
        "**Nice to have**",
        "**Desirable**",
        "__Desirable:__",
        "You will also need to know about:",
        "Skills:",
        "## More",
        "**Expert and working skills**",
    ] {
        for head in ["**Expert**", "Expert:", "## Expert", "Expert"] {
            assert_eq!(stated([head, end]), (Some(Expert), None), "{head} {end}");
        }
    }
    for (head, proficiency) in [
        ("**Practitioner skills**", Practitioner),
        ("Skills at practitioner level", Practitioner),
        ("## Essential skills (expert)", Expert),
        ("Expert level skills", Expert),
        ("You will also need, at working level:", Working),
    ] {
        assert_eq!(stated([head, "**Other skills**"]), (Some(proficiency), None), "{head}");
        assert_eq!(stated(["**Awareness**", head]).1, Some(proficiency), "{head}");
    }
}
