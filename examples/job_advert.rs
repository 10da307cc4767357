//! A role level as the part of a job advert that the framework settles.
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

use std::io::{self, Write, stdout};

use capability_framework::{ATTRIBUTION, RoleLevel};
use clap::Parser;

/// A role level as the part of a job advert that the framework settles, in Markdown.
#[derive(Parser)]
struct Arguments {
    level: RoleLevel,
}

fn main() -> io::Result<()> {
    let Arguments { level } = Arguments::parse();
    let role = level.role();
    let mut parts = vec![format!("# {level}"), format!("{role}, {}.", role.family())];
    if let Some(part) = parts.last_mut().filter(|_| !level.grades().is_empty()) {
        let grades: Vec<&str> = level.grades().iter().map(|grade| grade.name()).collect();
        *part += &format!(" Most often at {}.", grades.join(" or "));
    }
    let summaries = [role.summary(), level.summary()].into_iter().flatten();
    parts.extend(summaries.map(|summary| summary.text.to_owned()));
    if !level.responsibilities().is_empty() {
        parts.push("## What you will do".to_owned());
        let points = level.responsibilities().iter().map(|point| format!("- {}", point.text));
        parts.push(points.collect::<Vec<_>>().join("\n"));
    }
    parts.push("## Skills".to_owned());
    let mut requirements: Vec<_> = level.requirements().iter().collect();
    requirements.sort_by_key(|requirement| std::cmp::Reverse(requirement.proficiency));
    let skills =
        requirements.iter().map(|of| format!("- **{}** ({})", of.skill, of.proficiency.slug()));
    parts.push(skills.collect::<Vec<_>>().join("\n"));
    parts.push(format!("What the skill levels mean: <{}>.", level.url()));
    parts.push(format!("*{ATTRIBUTION}*"));
    stdout().write_all((parts.join("\n\n") + "\n").as_bytes())
}
