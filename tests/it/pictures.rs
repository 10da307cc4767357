//! What the examples draw: the ladder of a role, a delta, a gap.

mod career;
mod colours;
#[path = "../../examples/shared/pictures/delta.rs"]
mod delta;
#[path = "../../examples/shared/pictures/frame.rs"]
pub mod frame;
#[path = "../../examples/shared/pictures/gap.rs"]
mod gap;
#[path = "../../examples/shared/pictures/heat_map.rs"]
pub mod heat_map;
#[path = "../../examples/shared/pictures/ladder.rs"]
mod ladder;
#[path = "../../examples/shared/pictures/paths.rs"]
mod paths;
#[path = "../../examples/shared/pictures/ranking.rs"]
pub mod ranking;

use std::fs;
use std::path::Path;

use capability_framework::job::{Job, Need};
use capability_framework::stored::StoredProfile;
use capability_framework::{
    ATTRIBUTION, ChangeKind, Edition, Proficiency, Profile, Rating, Role, RoleLevel, Skill,
};

use super::root;
use super::workplace::{example, output};

/// The texts that a picture shows, each as its lines follow one another.
pub fn texts(svg: &str) -> Vec<String> {
    let texts = svg.split("<text ").skip(1).map(|text| {
        let text = text.split_once('>').unwrap().1.split_once("</text>").unwrap().0.trim();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    });
    texts.collect()
}

/// What every picture says of itself.
#[track_caller]
pub fn check_frame(svg: &str, title: &str, edition: &str) {
    assert!(svg.starts_with("<svg ") && svg.contains(" role=\"img\""), "{svg}");
    assert!(svg.contains(&format!("<title>{title}</title>\n<desc>")), "{svg}");
    let words = texts(svg).join(" ");
    assert!(words.starts_with(title), "{words}");
    assert!(words.contains(edition), "{words}");
    assert!(words.ends_with(ATTRIBUTION), "{words}");
}

/// How many texts of a picture are just this.
fn count(svg: &str, text: &str) -> usize {
    texts(svg).iter().filter(|other| *other == text).count()
}

#[test]
fn a_ladder_has_a_cell_for_every_requirement_of_every_role() {
    for edition in Edition::iter() {
        for role in edition.roles().iter().copied() {
            let svg = ladder::ladder(role, edition).to_string();
            let words = texts(&svg).join(" ");
            let (levels, skills) = (edition.ladder(role), edition.skills_of(role));
            assert!(skills.iter().all(|skill| words.contains(skill.name())), "{edition} {role}");
            assert!(levels.iter().all(|level| words.contains(level.name())), "{edition} {role}");
            let edition_line = format!("edition of {edition}");
            if levels.is_empty() {
                check_frame(&svg, &format!("{role}: required skills"), &edition_line);
                assert_eq!(count(&svg, "required"), skills.len());
                continue;
            }
            check_frame(&svg, &format!("{role}: what each level requires"), &edition_line);
            let requirements = || levels.iter().flat_map(|it| edition.requirements(*it).unwrap());
            for proficiency in Proficiency::iter() {
                let required = requirements().filter(|it| it.proficiency == proficiency).count();
                // And the one in the legend.
                assert_eq!(count(&svg, proficiency.slug()), required + 1, "{edition} {role}");
            }
            let not_required = levels.len() * skills.len() - requirements().count();
            assert_eq!(svg.matches("stroke-dasharray").count(), not_required + 1);
        }
    }
}

#[test]
fn a_ladder_of_a_role_that_an_edition_does_not_hold_is_empty() {
    let svg = ladder::ladder(Role::AgileCoach, Edition::January2020).to_string();
    check_frame(&svg, "Agile coach: required skills", "edition of January 2020");
    assert_eq!(count(&svg, "required"), 0);
}

#[test]
fn a_ladder_marks_what_is_raised_and_lowered() {
    for role in Role::iter().filter(|role| !role.levels().is_empty()) {
        // Twins are compared with the rank below, and never with one another.
        let steps = role.levels().iter().filter_map(|level| {
            let same_track = |before: &&RoleLevel| before.track() == level.track();
            let mut before = level.previous_levels().iter();
            let before = before.clone().find(same_track).or_else(|| before.next())?;
            Some(before.delta_to(*level).counts())
        });
        let (up, down) = steps.fold((1, 1), |(up, down), counts| {
            (up + counts.raised + counts.added, down + counts.lowered + counts.dropped)
        });
        let svg = ladder::ladder(role, Edition::LATEST).to_string();
        assert_eq!(svg.matches("l-5 -9z").count(), up, "{role}");
        assert_eq!(svg.matches("l-5 9z").count(), down, "{role}");
        let twins = role.levels().iter().filter(|level| level.track().is_some()).count() / 2;
        assert_eq!(count(&svg, "same rank"), twins, "{role}");
    }
}

/// Where a text is on the scale.
fn place(svg: &str, text: &str) -> String {
    let element = svg.split("<text ").find(|it| it.contains(&format!(">\n{text}\n</text>")));
    element.unwrap().split("x=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn a_delta_has_an_arrow_for_every_change() {
    for (from, to) in RoleLevel::iter().zip(RoleLevel::iter().skip(1)) {
        let delta = from.delta_to(to);
        let svg = delta::delta(from, to).to_string();
        check_frame(&svg, &format!("{from} to {to}"), "Edition of October 2026: ");
        let words = texts(&svg).join(" ");
        for change in delta.changes() {
            assert!(words.contains(change.skill.name()), "{from} {to}");
        }
        for kind in ChangeKind::ALL {
            let changes = delta.changes().filter(|change| change.kind() == *kind).count();
            let in_legend = usize::from(*kind == ChangeKind::Unchanged);
            assert_eq!(count(&svg, kind.slug()), changes + in_legend, "{from} {to}");
        }
    }
    let (from, to) = (RoleLevel::LeadDataEngineer, RoleLevel::HeadOfDataEngineering);
    let svg = delta::delta(from, to).to_string();
    // Five from practitioner to expert and one from expert to working, heads first.
    let heads = |point: &str| svg.matches(&format!("d=\"M{} ", place(&svg, point))).count();
    assert_eq!((heads("expert"), heads("working"), heads("practitioner")), (5, 1, 0));
}

#[test]
fn a_delta_may_be_between_editions_and_empty() {
    let level = RoleLevel::ContentDesigner;
    let svg = delta::delta_between((level, Edition::October2025), (level, Edition::LATEST));
    let svg = svg.unwrap().to_string();
    check_frame(
        &svg,
        "Content designer",
        "Edition of October 2025 to October 2026: 0 raised, 8 added",
    );
    assert_eq!((count(&svg, "added"), count(&svg, "dropped")), (8, 6));
    let agile_coach = (RoleLevel::LeadAgileCoach, Edition::October2025);
    assert!(delta::delta_between(agile_coach, (level, Edition::LATEST)).is_none());
    let svg = delta::delta(level, level).to_string();
    assert_eq!(count(&svg, "unchanged"), level.requirements().len() + 1);
}

#[test]
fn a_gap_has_a_bar_for_every_requirement() {
    for level in RoleLevel::iter() {
        // Below, at, above and not assessed in turn.
        let ratings = level.requirements().into_iter().zip(0..).filter_map(|(needed, number)| {
            let rating = match number % 4 {
                0 => Rating::NotYetAware,
                1 => Rating::At(needed.proficiency),
                2 => Rating::At(Proficiency::Expert),
                _ => return None,
            };
            Some((needed.skill, rating))
        });
        let profile: Profile = ratings.collect();
        let gap = profile.gap_to(level);
        let svg = gap::gap(&profile, level).to_string();
        check_frame(&svg, &format!("Gap to {level}"), "Edition of October 2026; not met: ");
        let words = texts(&svg).join(" ");
        assert!(level.requirements().into_iter().all(|it| words.contains(it.skill.name())));
        let counts = gap.counts();
        // The fills have one each in the legend, the mark one too.
        assert_eq!(svg.matches("fill=\"url(#hatch)\"").count(), counts.not_assessed + 1);
        assert_eq!(count(&svg, "not assessed"), counts.not_assessed);
        assert_eq!(svg.matches("fill=\"#D86C1C\"").count(), counts.below + 1);
        assert_eq!(svg.matches("stroke=\"#FFFFFF\"").count(), level.requirements().len());
        assert_eq!(count(&svg, "at"), counts.at);
        let kinds = texts(&svg);
        let above = kinds.iter().filter(|text| text.ends_with("above") && text.contains("step"));
        assert_eq!(above.count(), counts.above);
    }
}

/// What a file says is text, whatever it says.
pub const HOSTILE: &str = "<script>alert(1)</script> & \"]]>\" \u{1}\u{fffe}\u{85}\n--> <!-- &amp;";

#[test]
fn a_gap_to_a_job_shows_the_whole_job_and_escapes_what_it_says() {
    let mut job = Job::new(Edition::LATEST);
    job.set(Skill::Testing, Proficiency::Working);
    job.set(Skill::Prototyping, Need::Desirable(None));
    job.set_own("<b>Welsh</b>".parse().unwrap(), Proficiency::Expert);
    let mut stored = StoredProfile::new(&Profile::from(RoleLevel::Developer));
    stored.set_own(&"<b>Welsh</b>".parse().unwrap(), Rating::NotYetAware);
    let svg = gap::job_gap(HOSTILE, &stored.gap_to_job(&job)).to_string();
    let shown = texts(&svg);
    for text in ["Testing (essential)", "Prototyping (desirable)", "<b>Welsh</b> (essential, own)"]
    {
        assert!(shown.iter().any(|other| other == text), "{shown:?}");
    }
    assert_eq!(count(&svg, "4 steps below"), 1);
    check_clean(&svg, HOSTILE);
}

/// Nothing of a hostile text is markup or what XML cannot hold.
#[track_caller]
pub fn check_clean(svg: &str, hostile: &str) {
    assert!(
        hostile.starts_with("<script>") && svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;")
    );
    assert!(!svg.contains("<script") && !svg.contains("<!--") && !svg.contains("]]>"), "{svg}");
    assert!(!svg.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{fffe}'), "{svg}");
}

/// The examples draw what their functions give.
#[test]
fn the_examples_draw_pictures_into_files() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&folder).unwrap();
    let (level, role) = (RoleLevel::LeadTechnicalWriter, RoleLevel::LeadTechnicalWriter.role());
    let operations = fs::read_to_string(root().join("examples/profiles/operations.toml")).unwrap();
    let stored: StoredProfile = toml::from_str(&operations).unwrap();
    let profile = stored.migrate().value;
    let ladder = ladder::ladder(role, Edition::LATEST).to_string();
    let delta = delta::delta(RoleLevel::TechnicalWriter, level).to_string();
    let gap = gap::gap(&profile, level).to_string();
    let file = "examples/profiles/operations.toml";
    for (arguments, wanted) in [
        (&["requirements", "role", "Technical writer"][..], &ladder),
        (&["requirements", "level", "Lead technical writer"], &ladder),
        (&["level_delta", "Technical writer", "Lead technical writer"], &delta),
        (&["skill_gap", file, "Lead technical writer"], &gap),
    ] {
        let path = folder.join(format!("{}.svg", arguments[0]));
        let _ = fs::remove_file(&path);
        let run = output(example(arguments[0]).args(&arguments[1..]).arg("--svg").arg(&path));
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        assert!(fs::read_to_string(&path).unwrap() == *wanted, "{arguments:?}");
        let path = folder.join("nowhere/picture.svg");
        let run = output(example(arguments[0]).args(&arguments[1..]).arg("--svg").arg(&path));
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        let error = String::from_utf8(run.stderr).unwrap();
        let wanted = format!("error: {}: No such file or directory (os error 2)\n", path.display());
        assert_eq!(error, wanted);
    }
    let run = output(example("requirements").args(["skill", "Testing", "--svg", "testing.svg"]));
    assert_eq!(run.status.code(), Some(2));
    let error = String::from_utf8(run.stderr).unwrap();
    assert!(
        error.starts_with("error: --svg draws the ladder of a role; a skill has none\n"),
        "{error}"
    );
}
