//! Error chains say each cause once.

use std::error::Error;

use capability_framework::publication::{Release, Summary};
use capability_framework::{ParseError, Skill};

/// Fails if a cause is in the message of an error above it, as reports print the whole chain.
#[track_caller]
fn says_each_cause_once(error: &(dyn Error + 'static)) {
    let chain: Vec<String> = std::iter::successors(Some(error), |error| (*error).source())
        .map(ToString::to_string)
        .collect();
    for (position, message) in chain.iter().enumerate() {
        let causes = chain.iter().skip(position + 1);
        assert!(causes.clone().all(|cause| !message.contains(cause.as_str())), "{chain:?}");
    }
}

struct Broken;

impl std::io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("the connection was reset"))
    }
}

#[test]
fn every_error_says_each_cause_once() {
    let unknown: ParseError = "Testnig".parse::<Skill>().unwrap_err();
    says_each_cause_once(&unknown);

    let io = Release::read(Broken, &b""[..]).unwrap_err();
    assert_eq!(io.to_string(), "roles.csv: the connection was reset");
    says_each_cause_once(&io);

    let proficiency = super::ROLES.replace("Practitioner", "Practicioner");
    let roles = format!("{}\n{proficiency}", super::ROLES_HEADER);
    let proficiency = Release::read(roles.as_bytes(), &b""[..]).unwrap_err();
    assert!(proficiency.to_string().contains("did you mean `practitioner`?"));
    says_each_cause_once(&proficiency);

    let name = "Skill: Testnig".parse::<Summary>().unwrap_err();
    assert_eq!(name.to_string(), "line 1: unknown skill `Testnig`, did you mean `testing`?");
    says_each_cause_once(&name);
}
