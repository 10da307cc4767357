//! The documentation as it was built into the folder `CAPABILITY_FRAMEWORK_PAGES`, such as
//! `target/doc/capability_framework`: what rustdoc does not check.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::{env, fs};

const LARGEST: usize = 350 * 1024;
const LARGEST_ROLE: usize = 30 * 1024;

/// Every page by its path.
fn pages() -> BTreeMap<PathBuf, String> {
    let root = env::var_os("CAPABILITY_FRAMEWORK_PAGES").expect("the folder of the documentation");
    let (mut pages, mut folders) = (BTreeMap::new(), vec![PathBuf::new()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(Path::new(&root).join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                pages.insert(path, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    assert!(pages.len() > 250, "{} pages", pages.len());
    pages
}

/// The values of an attribute of HTML.
fn values<'a>(page: &'a str, attribute: &str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {attribute}=\"");
    let values: Vec<&str> = page.split(start.as_str()).skip(1).collect();
    values.into_iter().filter_map(|rest| rest.split('"').next())
}

#[test]
#[ignore = "needs the documentation in the folder CAPABILITY_FRAMEWORK_PAGES"]
fn pages_have_no_brackets_of_links_that_lead_nowhere() {
    for (path, page) in pages() {
        for bracket in ["[<code>", "[`", "](crate", "](super", "](#"] {
            for (place, _) in page.match_indices(bracket) {
                // Of a trait of utoipa, whose documentation rustdoc repeats.
                let is_ours = !page[..place].ends_with("Implement reference ");
                let text: String = page[place..].chars().take(80).collect();
                assert!(!is_ours, "{}: {text}", path.display());
            }
        }
    }
}

#[test]
#[ignore = "needs the documentation in the folder CAPABILITY_FRAMEWORK_PAGES"]
fn links_to_a_place_on_a_page_find_it() {
    let pages = pages();
    let places = |page: &'_ String| values(page, "id").map(str::to_owned).collect::<BTreeSet<_>>();
    let places: BTreeMap<&PathBuf, BTreeSet<String>> =
        pages.iter().map(|(path, page)| (path, places(page))).collect();
    let mut links = 0;
    for (path, page) in &pages {
        for link in values(page, "href").filter(|link| !link.contains(':')) {
            let Some((target, place)) = link.split_once('#') else { continue };
            let mut file = path.parent().unwrap_or(Path::new("")).to_owned();
            for part in Path::new(target).components() {
                match part {
                    Component::ParentDir => _ = file.pop(),
                    part => file.push(part),
                }
            }
            let file = if target.is_empty() { path.clone() } else { file };
            // Source code is beside these pages, and `#` alone is the top.
            let Some(places) = places.get(&file).filter(|_| !place.is_empty()) else { continue };
            assert!(places.contains(place), "{} links to {link}", path.display());
            links += 1;
        }
    }
    assert!(links > 10_000, "{links}");
}

#[test]
#[ignore = "needs the documentation in the folder CAPABILITY_FRAMEWORK_PAGES"]
fn pages_are_small() {
    for (path, page) in pages() {
        let limit = if path.starts_with("roles") { LARGEST_ROLE } else { LARGEST };
        assert!(page.len() <= limit, "{}: {} bytes", path.display(), page.len());
    }
}
