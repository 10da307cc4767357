//! The part of a job advert that comes from the framework.
//!
//! ```text
//! $ cargo run -q --example job_advert -- "Infrastructure operations engineer"
//! # Infrastructure operations engineer
//!
//! Infrastructure operations engineer, IT operations. Most often at EO or HEO.
//!
//! An infrastructure operations engineer supports, manages and maintains the core infrastructure that underpins production services.
//!
//! An infrastructure operations engineer is responsible for the preparation and support of IT operations solutions and services, physical or virtual. They do so according to industry and organisational best practices, standards, service requirements and Key Performance Indicators (KPIs) throughout the product life cycle.
//!
//! ## What you will do
//!
//! - create and maintain documentation
//! - perform all routine tasks according to process and checklists
//! - monitor infrastructure and applications services
//! - alert and take appropriate action
//!
//! ## Skills
//!
//! - **Asset and configuration management** (working)
//! - **Availability and capacity management** (working)
//! - **Ownership and initiative** (working)
//! - **Service focus** (working)
//! - **User focus** (working)
//! - **Change management** (awareness)
//! - **Coding and scripting** (awareness)
//! - **Continual service improvement** (awareness)
//! - **Incident management** (awareness)
//! - **Problem management** (awareness)
//! - **Service management framework knowledge** (awareness)
//! - **Technical specialism** (awareness)
//! - **Technical understanding** (awareness)
//! - **Testing** (awareness)
//!
//! What the skill levels mean: <https://understand-digital-data-roles-skills.service.gov.uk/role/infrastructure-operations-engineer/#infrastructure-operations-engineer>.
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! ```
//!
//! It also checks adverts that people wrote, with the feature `publication`:
//!
//! ```text
//! $ cargo run -q --features publication --example job_advert -- --check examples/adverts/pasted.md
//! examples/adverts/pasted.md: line 1: Continual service improvement is missing, required at awareness
//! examples/adverts/pasted.md: line 18: Change management is stated at working, required at awareness
//! examples/adverts/pasted.md: line 39: Stakeholder relationship management is not required of Infrastructure operations engineer
//! Infrastructure operations engineer: 14 skills named, 3 things to look at
//!
//! $ cargo run -q --features publication --example job_advert -- --check examples/adverts/free-text.txt
//! examples/adverts/free-text.txt: line 1: Communicating between the technical and non-technical is missing, required at working
//! examples/adverts/free-text.txt: line 1: Data analysis and synthesis is missing, required at working
//! examples/adverts/free-text.txt: line 1: Data compliance and security is missing, required at practitioner
//! examples/adverts/free-text.txt: line 1: Data development process is missing, required at practitioner
//! examples/adverts/free-text.txt: line 1: Data innovation is missing, required at working
//! examples/adverts/free-text.txt: line 1: Programming and build (data and analytics engineering) is missing, required at practitioner
//! examples/adverts/free-text.txt: line 8: the attribution is missing: Contains public sector information licensed under the Open Government Licence v3.0.
//! Senior data engineer: 4 skills named, 7 things to look at
//!
//! $ cargo run -q --features publication --example job_advert -- --check examples/adverts/of-2023.md
//! examples/adverts/of-2023.md: line 1: Content management and architecture is missing, required at practitioner
//! examples/adverts/of-2023.md: line 1: Design communication is missing, required at practitioner
//! examples/adverts/of-2023.md: line 1: Designing for everyone is missing, required at practitioner
//! examples/adverts/of-2023.md: line 1: Designing strategically is missing, required at practitioner
//! examples/adverts/of-2023.md: line 1: Designing together is missing, required at practitioner
//! examples/adverts/of-2023.md: line 1: Evidence-based design is missing, required at practitioner
//! examples/adverts/of-2023.md: line 1: Iterative design is missing, required at practitioner
//! examples/adverts/of-2023.md: line 1: Leading design is missing, required at practitioner
//! examples/adverts/of-2023.md: line 7: Agile working (content design) was retired on 29 May 2026
//! examples/adverts/of-2023.md: line 8: Content concepts and prototyping was retired on 29 May 2026
//! examples/adverts/of-2023.md: line 9: Stakeholder relationship management is not required of Senior content designer
//! examples/adverts/of-2023.md: line 10: User focus (content design) was retired on 29 May 2026
//! examples/adverts/of-2023.md: line 11: User-centred content design is not required of Senior content designer
//! examples/adverts/of-2023.md: line 12: `Systems analysis` is now Digital and data systems analysis, renamed on 28 November 2025
//! examples/adverts/of-2023.md: line 12: Digital and data systems analysis is not required of Senior content designer
//! examples/adverts/of-2023.md: line 13: Digital perspective was retired on 30 November 2024
//! examples/adverts/of-2023.md: line 13: the attribution is missing: Contains public sector information licensed under the Open Government Licence v3.0.
//! Senior content designer: 7 skills named, 17 things to look at
//!
//! $ cargo run -q --features publication --example job_advert -- --check examples/adverts/of-2023.md --edition 2023-10
//! examples/adverts/of-2023.md: line 1: Stakeholder relationship management (content design) is missing, required at practitioner
//! examples/adverts/of-2023.md: line 1: Strategic thinking (content design) is missing, required at expert
//! examples/adverts/of-2023.md: line 9: Stakeholder relationship management is not required of Senior content designer
//! examples/adverts/of-2023.md: line 12: Digital and data systems analysis is not required of Senior content designer
//! examples/adverts/of-2023.md: line 13: Digital perspective is not required of Senior content designer
//! examples/adverts/of-2023.md: line 13: the attribution is missing: Contains public sector information licensed under the Open Government Licence v3.0.
//! Senior content designer: 7 skills named, 6 things to look at
//! ```

#[path = "job_advert/advert.rs"]
mod advert;
#[path = "shared/arguments.rs"]
mod arguments;
#[cfg(feature = "publication")]
#[path = "job_advert/check.rs"]
mod check;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/texts.rs"]
mod texts;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use capability_framework::{Edition, RoleLevel};
use clap::Parser;
use output::{fail, print, wrapped};
use texts::Texts;

/// Writes the part of a job advert that comes from the framework, in Markdown, or checks an advert that
/// somebody wrote.
#[derive(Parser)]
#[command(override_usage = "job_advert <LEVEL> [OPTIONS]\n       \
    job_advert --check <FILE> [OPTIONS]")]
struct Arguments {
    /// The level to advertise, such as "Senior developer"
    #[arg(required_unless_present = "check")]
    level: Option<RoleLevel>,
    /// A folder with roles.csv and skills.csv of the official download, such as ~/Downloads, for the
    /// wording that the crate does not have; needs `--features publication`
    #[arg(long, value_name = "FOLDER", conflicts_with = "check")]
    texts: Option<PathBuf>,
    /// The advert to check, in Markdown or plain text, such as examples/adverts/pasted.md; needs
    /// `--features publication`
    #[arg(long, value_name = "FILE", conflicts_with = "level")]
    check: Option<PathBuf>,
    /// The edition to check the advert against, such as 2025-10
    #[arg(long, default_value = Edition::LATEST.slug(), conflicts_with = "level")]
    edition: Edition,
    /// Print the result of the check as JSON
    #[arg(long, conflicts_with = "level")]
    json: bool,
}

fn main() -> ExitCode {
    let arguments: Arguments = arguments::parse();
    if let Some(path) = &arguments.check {
        return check(path, &arguments);
    }
    let texts = Texts::read(arguments.texts.as_deref()).unwrap_or_else(|error| fail(error));
    if let Some(level) = arguments.level {
        print(&wrapped(&advert::advert(level, &texts)));
    }
    ExitCode::SUCCESS
}

#[cfg(feature = "publication")]
fn check(path: &Path, arguments: &Arguments) -> ExitCode {
    let advert = check::read(path).unwrap_or_else(|error| fail(error));
    let findings = advert.check(arguments.edition);
    let show = if arguments.json { check::json } else { check::text };
    print(&show(path, &advert, &findings));
    if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(not(feature = "publication"))]
fn check(_: &Path, _: &Arguments) -> ExitCode {
    fail("--check needs `cargo run --features publication`")
}
