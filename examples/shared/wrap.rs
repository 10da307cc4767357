//! What the examples share: lines that are no wider than a terminal.

/// The words of a text in lines of at most a width; a longer word, such as an address, stays whole.
pub fn words(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text in lines of at most a width. A line that begins with `- ` is a point, and goes on below its
/// first word.
pub fn prose(text: &str, width: usize) -> String {
    let lines = text.lines().flat_map(|line| {
        let rest = line.trim_start().trim_start_matches("- ");
        let mut lead = line[..line.len() - rest.len()].to_owned();
        let lines = words(rest, width.saturating_sub(lead.len())).into_iter();
        lines.map(move |line| {
            let line = format!("{lead}{line}");
            lead = " ".repeat(lead.len());
            line
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}
