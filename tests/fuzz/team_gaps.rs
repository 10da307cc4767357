//! What the laws need of the examples.

#[path = "../../examples/team_gaps/people.rs"]
pub mod people;
#[path = "../../examples/shared/scale.rs"]
pub mod scale;
