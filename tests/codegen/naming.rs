//! How a name becomes an identifier, a slug and a lookup key.

/// The official name split at everything that is not a letter or digit, each word capitalised;
/// words all in capitals become `It`, `Ai`, words in mixed case are kept (`DevOps`).
pub fn identifier(name: &str) -> String {
    let mut identifier = String::new();
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        let mut letters = word.chars();
        let Some(first) = letters.next() else {
            continue;
        };
        identifier.push(first.to_ascii_uppercase());
        if word.chars().any(|c| c.is_ascii_lowercase()) {
            identifier.push_str(letters.as_str());
        } else {
            identifier.push_str(&letters.as_str().to_ascii_lowercase());
        }
    }
    identifier
}

/// Whether `slug` is lower-case words and numbers joined by single hyphens.
pub fn is_slug(slug: &str) -> bool {
    slug.split('-').all(|word| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// What parsing compares: letters and digits only, in lower case, and `&` as "and".
pub fn key(name: &str) -> String {
    let name = name.replace('&', "and");
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
