use std::ffi::OsStr;
use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use capability_framework::{ParseError, Proficiency, RoleLevel, Skill};
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, CommandFactory, Parser};

#[derive(Parser)]
#[command(name = "framework")]
pub struct Arguments {
    /// A role level, by its slug, its name or a former name
    #[arg(long, value_parser = named(RoleLevel::ALL))]
    pub level: RoleLevel,
    /// A skill
    #[arg(long, value_parser = named(Skill::ALL))]
    pub skill: Skill,
    #[arg(long, value_parser = named(Proficiency::ALL))]
    pub proficiency: Option<Proficiency>,
}

/// Reads what `FromStr` reads, and offers the slugs in help and completion.
#[derive(Clone)]
struct Named<T: 'static>(&'static [T], PhantomData<T>);

fn named<T>(entries: &'static [T]) -> Named<T> {
    Named(entries, PhantomData)
}

impl<T> TypedValueParser for Named<T>
where
    T: FromStr<Err = ParseError> + AsRef<str> + Display + Clone + Send + Sync,
{
    type Value = T;

    fn parse_ref(&self, c: &Command, arg: Option<&Arg>, v: &OsStr) -> Result<T, clap::Error> {
        let parse = |text: String| text.parse::<T>();
        StringValueParser::new().try_map(parse).parse_ref(c, arg, v)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let value = |entry: &'static T| PossibleValue::new(entry.as_ref()).help(entry.to_string());
        Some(Box::new(self.0.iter().map(value)))
    }
}

/// The script that completes the arguments in a shell.
pub fn completion(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "framework", &mut script);
    script
}
