//! The official download: read whole, and refused with file, line and field.

mod adverts;
mod errors;
mod forms;
mod missing;
mod official;
mod refused;
mod summaries;

use capability_framework::publication::{Release, ReleaseNote};
use capability_framework::rows::RoleRequirement;
use capability_framework::{Edition, Proficiency, Role, RoleFamily, RoleLevel, Skill};

const ROLES_HEADER: &str = "Role Family,Role,Role Description,Role Level,Role Level Description,\
    Skill Name,Skill Description,Skill Level,Skill Level Description,Role Type";
const SKILLS_HEADER: &str = "Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,\
    Roles that require Skill";

/// Invented texts; the names are the framework's.
const ROLES: &str = "\
User-centred design,Technical writer,Writes.,Technical writer,\"Writes,\nwell.\",Prototyping,Tries.,Working,\"You can:\n- \"\"try\"\"\",
User-centred design,Technical writer,Writes.,Lead technical writer,Leads.,Prototyping,Tries.,Practitioner,Leads trying.,
Chief digital and data,Chief data officer,Decides.,NOT IN USE,NOT IN USE,Data architecture,MISSING,NOT IN USE,NOT IN USE,Senior Civil Service
";
const SKILLS: &str = "\
Prototyping,Tries.,This skill level is currently not defined.,\"You can:\n- \"\"try\"\"\",Leads trying.,,Technical writer
Data architecture,MISSING,,,,,Chief data officer
";

fn roles_csv() -> String {
    format!("{ROLES_HEADER}\n{ROLES}")
}

fn skills_csv() -> String {
    format!("{SKILLS_HEADER}\n{SKILLS}")
}

fn read(roles: &str, skills: &str) -> Result<Release, String> {
    let roles = format!("{ROLES_HEADER}\n{roles}");
    let skills = format!("{SKILLS_HEADER}\n{skills}");
    Release::read(roles.as_bytes(), skills.as_bytes()).map_err(|error| error.to_string())
}

fn recognised(release: &Release) -> Vec<RoleRequirement> {
    release.requirements().filter_map(|requirement| requirement.recognised()).collect()
}

/// The notes, less those that every small download gets.
fn notes(release: &Release) -> Vec<String> {
    let is_small = |note: &&ReleaseNote| {
        matches!(note, ReleaseNote::FarSmaller { .. } | ReleaseNote::ShortLastRole { .. })
    };
    release.notes().iter().filter(|note| !is_small(note)).map(ToString::to_string).collect()
}

#[test]
fn a_download_is_read_whole() {
    let release = read(ROLES, SKILLS).unwrap();
    assert_eq!(notes(&release), [""; 0]);
    let typed = recognised(&release);
    assert_eq!(typed.len(), 3);
    assert_eq!(typed[0].level, Some(RoleLevel::TechnicalWriter));
    assert_eq!(typed[1].proficiency, Some(Proficiency::Practitioner));
    assert_eq!(
        (typed[2].role, typed[2].level, typed[2].proficiency),
        (Role::ChiefDataOfficer, None, None)
    );
    let text = |p| release.text(Skill::Prototyping, p);
    assert_eq!(text(Proficiency::Awareness), None);
    assert_eq!(text(Proficiency::Working), Some("You can:\n- \"try\""));
    assert_eq!(text(Proficiency::Expert), None);
    assert_eq!(release.skill(Skill::Prototyping).unwrap().description(), Some("Tries."));
    assert_eq!(release.skill(Skill::DataArchitecture).unwrap().description(), None);
    assert_eq!(release.role(Role::TechnicalWriter).unwrap().description(), "Writes.");
    assert_eq!(release.level(RoleLevel::TechnicalWriter).unwrap().description(), "Writes,\nwell.");
    assert_eq!(
        release.role(Role::TechnicalWriter).unwrap().family(),
        Some(RoleFamily::UserCentredDesign)
    );
    assert_eq!(release.requirements().nth(1).unwrap().line(), 5);
}

#[test]
fn lines_are_those_of_the_file_whatever_ends_them() {
    let roles = ROLES.replace("Lead technical writer", "Leed technical writer");
    for end in ["\n", "\r\n", "\n\n"] {
        // The line end of the first record, which the second is read after.
        let release = read(&roles.replace("\",\n", &format!("\",{end}")), SKILLS).unwrap();
        let line = 5 + usize::from(end == "\n\n");
        let wanted = format!(
            "roles.csv, line {line}: unknown role level `Leed technical writer`, did you mean \
             `lead-technical-writer`?"
        );
        assert_eq!(release.notes()[0].to_string(), wanted);
    }
}

#[test]
fn what_is_not_recognised_is_kept_and_noted() {
    let roles = format!(
        "{ROLES_HEADER},Pay\nDigital arts,Sculptor,Carves.,Lead sculptor,Leads.,Carving,Cuts.,Expert,Cuts well.,,high\n"
    );
    let skills = format!("Colour,{SKILLS_HEADER}\nred,Carving,Cuts.,,,,Cuts well.,Sculptor\n");
    let release = Release::read(roles.as_bytes(), skills.as_bytes()).unwrap();
    assert_eq!(
        notes(&release),
        [
            "roles.csv, line 1: unknown column `Pay`",
            "roles.csv, line 2: unknown role `Sculptor`, expected a name or slug such as `business-architect`",
            "roles.csv, line 2: unknown role family `Digital arts`, expected architecture, chief-digital-and-data, data, it-operations, product-and-delivery, quality-assurance-testing-qat, software-development or user-centred-design",
            "roles.csv, line 2: unknown role level `Lead sculptor`, expected a name or slug such as `trainee-business-architect`",
            "roles.csv, line 2: unknown skill `Carving`, expected a name or slug such as `accessibility`",
            "skills.csv, line 1: unknown column `Colour`",
        ]
    );
    assert_eq!(recognised(&release).len(), 0);
    assert_eq!(release.requirements().len(), 1);
    assert_eq!(release.roles()[0].levels()[0].name(), "Lead sculptor");
    assert_eq!(release.skills()[0].text(Proficiency::Expert), Some("Cuts well."));
    let columns: Vec<_> = release
        .unknown_columns()
        .iter()
        .map(|c| (c.file(), c.fields()[0].line(), c.fields()[0].text()))
        .collect();
    assert_eq!(columns, [("roles.csv", 2, "high"), ("skills.csv", 2, "red")]);
}

#[test]
fn repeated_records_merge_and_are_noted() {
    let repeated = format!("{ROLES}{}\n", ROLES.lines().nth(4).unwrap());
    let release = read(&repeated, &format!("{SKILLS}Data architecture,,,,,,\n")).unwrap();
    assert_eq!(
        notes(&release),
        ["roles.csv, line 7: repeats line 6", "skills.csv, line 5: repeats line 4"]
    );
    assert_eq!(release.requirements().len(), 3);
    assert_eq!(release.skills().len(), 2);
}

#[test]
fn names_are_kept_and_found_without_the_white_space_around_them() {
    let roles = ROLES.replace("Lead technical writer", " Lead technical writer ");
    let spaced = ROLES.lines().nth(3).unwrap().replace("Prototyping", "Prototyping ");
    let release = read(&format!("{roles}{spaced}\n"), SKILLS).unwrap();
    assert_eq!(notes(&release), ["roles.csv, line 7: repeats line 5"]);
    let level = release.level(RoleLevel::LeadTechnicalWriter).unwrap();
    assert_eq!(level.name(), " Lead technical writer ");
}

#[test]
fn two_names_of_one_entry_are_kept_and_noted() {
    let roles = format!(
        "{ROLES}User-centred design,Technical writer,Writes.,Lead technical writer,Leads.,\
         PROTOTYPING,Other.,Expert,Other.,\n"
    );
    let skills = format!("{SKILLS}PROTOTYPING,Other.,,,,Other.,Technical writer\n");
    let release = read(&roles, &skills).unwrap();
    assert_eq!(
        notes(&release),
        ["roles.csv, line 7: `PROTOTYPING` means the same as `Prototyping`"]
    );
    assert_eq!(release.skills().len(), 3);
    assert_eq!(release.skill(Skill::Prototyping).unwrap().name(), "Prototyping");
    // The higher of the two counts.
    let summary = release.compare(Edition::LATEST);
    let lowered = summary.iter().filter(|difference| {
        difference.to_string()
            == "Lead technical writer: Prototyping: lowered from Expert to Working"
    });
    assert_eq!(lowered.count(), 1);
}

#[test]
fn a_level_of_another_role_is_kept_and_noted() {
    let roles = ROLES.replace("Lead technical writer", "Lead developer");
    let release = read(&roles, SKILLS).unwrap();
    let note = "roles.csv, line 5: `Lead developer` is a level of `Software developer`, not of \
                `Technical writer`";
    assert_eq!(notes(&release), [note]);
    assert_eq!(release.level(RoleLevel::LeadDeveloper), None);
    assert_eq!(release.roles()[0].levels()[1].name(), "Lead developer");
    assert_eq!((release.requirements().len(), recognised(&release).len()), (3, 2));
}

#[test]
fn files_that_disagree_are_noted_and_skills_csv_has_the_last_word_on_texts() {
    let skills = SKILLS
        .replace("Leads trying.", "Tries hard.")
        .replace(",Technical writer\n", ",Data analyst\n");
    let release = read(ROLES, &skills).unwrap();
    assert_eq!(
        notes(&release),
        [
            "roles.csv, line 5: `Skill Level Description` of `Prototyping` differs from skills.csv",
            "skills.csv, line 2: the roles that require `Prototyping` differ from roles.csv",
            "roles.csv: lacks 1 role that skills.csv names: `Data analyst`; the file may be cut",
        ]
    );
    assert_eq!(release.text(Skill::Prototyping, Proficiency::Practitioner), Some("Tries hard."));
    assert_eq!(release.skills()[0].required_by(), "Data analyst");
}

#[track_caller]
fn fails(roles: &str, skills: &str, message: &str) {
    assert_eq!(read(roles, skills).err().as_deref(), Some(message));
}

#[test]
fn contradictions_name_both_lines() {
    let lead = "User-centred design,Technical writer,Writes.,Lead technical writer,Leads.,Prototyping,Tries.,Practitioner,Leads trying.,\n";
    let with = |old: &str, new: &str| format!("{lead}{}", lead.replace(old, new));
    let fails = |old, new, field| {
        let message = format!(
            "roles.csv, line 3, field `{field}`: differs from line 2; one of them is wrong"
        );
        assert_eq!(read(&with(old, new), "").err(), Some(message));
    };
    fails("Practitioner,", "Expert,", "Skill Level");
    fails("Writes.", "Reads.", "Role Description");
    fails("Leads.", "Follows.", "Role Level Description");
    fails("Tries.", "Fails.", "Skill Description");
    fails("Leads trying.", "Lets try.", "Skill Level Description");
    fails("User-centred design,", "Data,", "Role Family");
    // The line that has the description, not the first that has the skill.
    let undescribed = lead.replace("Tries.", "MISSING");
    let other = lead.replace("Tries.", "Fails.").replace("Lead technical", "Technical");
    let roles = format!("{undescribed}{lead}{other}");
    let message =
        "roles.csv, line 4, field `Skill Description`: differs from line 3; one of them is wrong";
    assert_eq!(read(&roles, "").err().as_deref(), Some(message));
    let twice = format!("{SKILLS}Prototyping,Other.,,,,,\n");
    let message =
        "skills.csv, line 5, field `Skill Description`: differs from line 2; one of them is wrong";
    assert_eq!(read(ROLES, &twice).err().as_deref(), Some(message));
}

#[test]
fn a_proficiency_that_does_not_exist() {
    fails(
        &ROLES.replace("Practitioner", "Practicioner"),
        SKILLS,
        "roles.csv, line 5, field `Skill Level`: unknown proficiency `Practicioner`, did you mean \
         `practitioner`?",
    );
    fails(
        &ROLES.replace("Tries.,Practitioner", "Tries.,NOT IN USE"),
        SKILLS,
        "roles.csv, line 5, field `Skill Level`: unknown proficiency `NOT IN USE`, expected awareness, \
         working, practitioner or expert",
    );
}

#[test]
fn a_field_that_should_not_be_empty() {
    fails(
        &ROLES.replace("Lead technical writer", " "),
        SKILLS,
        "roles.csv, line 5, field `Role Level`: empty",
    );
    fails(ROLES, ",Tries.,,,,,\n", "skills.csv, line 2, field `Skill Name`: empty");
}

#[test]
fn quotes_that_are_stray_or_never_closed() {
    fails(
        &ROLES.replace("Leads.", "\"Leads."),
        SKILLS,
        "roles.csv, line 5, field `Role Level Description`: its opening quote is never closed; \
         the file may be cut",
    );
    let stray = "roles.csv, line 5, field `Role Level Description`: a quote out of place; a field that \
         has quotes must be quoted, and the quotes in it doubled";
    fails(&ROLES.replace("Leads.", "Leads \"us\"."), SKILLS, stray);
    fails(&ROLES.replace("Leads.", "\"Leads\"."), SKILLS, stray);
    fails(
        ROLES,
        &SKILLS.replace("Leads trying.", "\"Leads\" trying."),
        "skills.csv, line 3, field `Practitioner`: a quote out of place; a field that has quotes must \
         be quoted, and the quotes in it doubled",
    );
}

/// Should reading compare each level with all levels before it again, this takes minutes.
#[test]
fn a_role_of_200_000_levels() {
    // Names so long that no time goes into finding what they might mean.
    let role = "Data analyst ".repeat(20);
    let record = |n| format!("Data,{role},Looks.,{role}{n},Looks.,Testing,Tests.,Working,Well.,\n");
    let roles: String = (0..200_000).map(record).collect();
    let release = read(&roles, SKILLS).unwrap();
    assert_eq!(release.roles()[0].levels().len(), 200_000);
}

#[test]
fn a_field_of_100_megabytes() {
    let long = "x".repeat(100 << 20);
    let message = "roles.csv, line 5, field `Role Level Description`: longer than 1048576 bytes; a \
         quote may be missing";
    fails(&ROLES.replace("Leads.", &long), SKILLS, message);
    fails(&ROLES.replace("Leads.", &format!("\"{long}\"")), SKILLS, message);
    fails(&ROLES.replace("Leads.", &format!("\"{long}")), SKILLS, message);
}

/// Should reading look at all that are left for each of them, this takes hours.
#[test]
fn a_million_carriage_returns() {
    let roles = format!("{ROLES}{}{}", "\r".repeat(1_000_000), ROLES.lines().nth(4).unwrap());
    let release = read(&roles, SKILLS).unwrap();
    assert_eq!(notes(&release), ["roles.csv, line 1000007: repeats line 6"]);
}

/// A name is compared with those of other records: each of them would cost its length.
#[test]
fn a_name_of_a_megabyte() {
    let names = [
        ("Role Family", "User-centred design", 2),
        ("Role", "Technical writer", 2),
        ("Role Level", "Lead technical writer", 5),
        ("Skill Name", "Prototyping", 2),
    ];
    for (field, name, line) in names {
        let long = |length: usize| format!("{name}{}", " ".repeat(length - name.len()));
        let message = format!(
            "roles.csv, line {line}, field `{field}`: longer than 1024 bytes; a quote may be missing"
        );
        fails(&ROLES.replacen(name, &long(1 << 20), 1), SKILLS, &message);
        fails(&ROLES.replacen(name, &long(1_025), 1), SKILLS, &message);
        assert!(read(&ROLES.replacen(name, &long(1_024), 1), SKILLS).is_ok(), "{field}");
    }
    let message =
        "skills.csv, line 2, field `Skill Name`: longer than 1024 bytes; a quote may be missing";
    fails(ROLES, &SKILLS.replacen("Prototyping", &"Prototyping".repeat(10_000), 1), message);
}

/// Any byte of the files may be wrong: the answer is a release or an error.
#[test]
fn broken_files_never_panic() {
    let roles = format!("{ROLES_HEADER}\n{ROLES}").into_bytes();
    let skills = format!("{SKILLS_HEADER}\n{SKILLS}").into_bytes();
    for position in 0..roles.len() {
        for byte in [b'"', b',', b'\n', b'\r', 0, 0xff] {
            let mut broken = roles.clone();
            broken[position] = byte;
            let _ = Release::read(&broken[..], &skills[..]);
        }
        let _ = Release::read(&roles[..position], &skills[..]);
    }
    for position in 0..skills.len() {
        let _ = Release::read(&roles[..], &skills[..position]);
    }
}
