//! What the examples share: the command line, and the rule of the exit status.

use std::process::exit;

use anstyle::Style;
use clap::Parser;
use clap::builder::Styles;

use crate::output::{print, tell};

const EXIT_STATUS: &str = "\
Exit status:
  0  success
  1  nothing was found, or a check did not pass
  2  an argument or a file is wrong, or the output cannot be written";

/// Reads the command line. A fault in it ends the program, and so does `--help`.
pub fn parse<T: Parser>() -> T {
    // Bold, because the colours of clap cannot be read on every background.
    let bold = Style::new().bold();
    let styles = Styles::plain().header(bold).usage(bold).literal(bold).error(bold).valid(bold);
    let mut command = T::command().styles(styles).after_help(EXIT_STATUS);
    for subcommand in command.get_subcommands_mut() {
        *subcommand = subcommand.clone().after_help(EXIT_STATUS);
    }
    let arguments = command.try_get_matches().and_then(|matches| T::from_arg_matches(&matches));
    arguments.unwrap_or_else(|error| {
        let text = error.render();
        if error.use_stderr() {
            tell(text.to_string().trim_end());
        } else {
            print(&format!("{}\n", text.ansi().to_string().trim_end()));
        }
        exit(error.exit_code())
    })
}
