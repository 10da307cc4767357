//! The page in headless Chromium, through chromedriver: without JavaScript, by keyboard, at 390 pixels.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::server::{Server, ask};

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

/// A browser with one window.
struct Browser {
    driver: Child,
    session: String,
}

impl Browser {
    fn start(width: u32, height: u32, has_scripts: bool) -> Browser {
        let mut driver = Command::new("chromedriver");
        let mut driver = driver.arg("--port=0").stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = loop {
            let line = lines.next().expect("it says its port").unwrap();
            if let Some((_, port)) = line.split_once("successfully on port ") {
                break port.trim_end_matches('.').to_owned();
            }
        };
        std::thread::spawn(move || lines.for_each(drop));
        let scripts = if has_scripts { 1 } else { 2 };
        let options = json!({
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
            "mobileEmulation": {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 1.0}},
            "prefs": {"profile.managed_default_content_settings.javascript": scripts}
        });
        let capabilities = json!({"alwaysMatch": {"goog:chromeOptions": options}});
        let base = format!("http://127.0.0.1:{port}/session");
        let answer = send(&base, "POST", &json!({"capabilities": capabilities}));
        let session = format!("{base}/{}", answer["sessionId"].as_str().unwrap());
        Browser { driver, session }
    }

    fn post(&self, command: &str, body: &Value) -> Value {
        send(&format!("{}/{command}", self.session), "POST", body)
    }

    fn open(&self, url: &str) {
        self.post("url", &json!({"url": url}));
    }

    /// What a script gives; chromedriver may run it where the page may not.
    fn value(&self, script: &str) -> Value {
        self.post("execute/sync", &json!({"script": format!("return {script}"), "args": []}))
    }

    /// Waits until a script gives `true`.
    fn wait(&self, script: &str) {
        let begin = Instant::now();
        while self.value(script) != true {
            assert!(
                begin.elapsed() < Duration::from_secs(20),
                "{script}: {}",
                self.value("document.body.innerText")
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Presses keys one after the other, wherever the focus is.
    fn press(&self, keys: &[&str]) {
        let press = |key: &&str| {
            [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})]
        };
        let actions: Vec<Value> = keys.iter().flat_map(press).collect();
        self.post(
            "actions",
            &json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]}),
        );
    }

    fn type_text(&self, text: &str) {
        let keys: Vec<String> = text.chars().map(String::from).collect();
        self.press(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    }

    fn picture(&self, name: &str) {
        let picture = ask(&format!("{}/screenshot", self.session), "GET", &[], None).json();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join(name), decoded(picture["value"].as_str().unwrap())).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = std::panic::catch_unwind(|| ask(&self.session, "DELETE", &[], None));
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn send(url: &str, method: &str, body: &Value) -> Value {
    let answer = ask(url, method, &JSON, Some(body.to_string().as_bytes()));
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["value"].clone()
}

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";
/// The bytes of base64.
fn decoded(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte));
    let digits: Vec<usize> = digits.collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits = (0..4).fold(0, |bits, place| bits << 6 | four.get(place).unwrap_or(&0));
        [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8].into_iter().take(four.len() - 1)
    });
    bytes.collect()
}

/// Whether nothing is wider than the window, what scrolls by itself apart.
const FITS: &str = "document.documentElement.scrollWidth <= innerWidth";
/// The fields without a name that a screen reader would say.
const UNNAMED: &str = "[...document.querySelectorAll('select, button, input:not([type=hidden]), img')]\
    .filter((one) => !(one.labels?.length || one.alt || one.textContent.trim())).length";

#[test]
#[ignore = "needs Chromium"]
fn the_delta_works_without_javascript() {
    let server = Server::start();
    for (width, name) in [(1280, "delta-1280.png"), (390, "delta-390.png")] {
        let browser = Browser::start(width, 1600, false);
        browser.open(&server.base);
        assert_eq!(browser.value("document.querySelectorAll('script').length"), 1);
        // The first stop is the link over the header; four links follow, then the fields.
        browser.press(&[TAB; 6]);
        assert_eq!(browser.value("document.activeElement.id"), "from");
        browser.type_text("Test en");
        browser.press(&[TAB]);
        browser.type_text("Senior test e");
        browser.press(&[TAB, ENTER]);
        browser.wait("location.search.length > 1");
        let query = "?from=test-engineer&to=senior-test-engineer";
        assert_eq!(browser.value("location.search"), query);
        let heading = "document.querySelector('#result').textContent";
        assert_eq!(browser.value(heading), "Test engineer to Senior test engineer");
        browser.wait("document.querySelector('.picture img').naturalWidth > 300");
        assert_eq!((browser.value(FITS), browser.value(UNNAMED)), (json!(true), json!(0)));
        browser.picture(name);
    }
}

#[test]
#[ignore = "needs Chromium"]
fn ratings_by_keyboard_and_what_to_learn_first() {
    let server = Server::start();
    for (width, name) in [(1280, "gap-1280.png"), (390, "gap-390.png")] {
        let browser = Browser::start(width, 1600, true);
        browser.open(&format!("{}/rate?level=test-engineer", server.base));
        assert_eq!((browser.value(FITS), browser.value(UNNAMED)), (json!(true), json!(0)));
        browser.press(&[TAB; 8]);
        assert_eq!(browser.value("document.activeElement.matches('.ratings select')"), true);
        browser.press(&[DOWN, DOWN, TAB, DOWN, DOWN, DOWN, DOWN, ENTER]);
        browser.value("window.before = true");
        browser.value("document.querySelector('.ratings button').focus()");
        browser.press(&[ENTER]);
        browser.wait("!!document.querySelector('#result')");
        assert_eq!(browser.value("window.before"), true, "the page was not loaded anew");
        assert_eq!(browser.value("document.activeElement.id"), "result");
        let first = "document.querySelector('.ratings select').value";
        assert_eq!(browser.value(first), "awareness");
        assert!(
            browser.value("document.querySelectorAll('main ol > li').length").as_u64() > Some(3)
        );
        assert_eq!((browser.value(FITS), browser.value(UNNAMED)), (json!(true), json!(0)));
        browser.picture(name);
        // Two levels with JavaScript, and back.
        browser.open(&server.base);
        browser.value("document.querySelector('#to').value = 'lead-developer'");
        browser.value("document.querySelector('main button').focus()");
        browser.press(&[ENTER]);
        browser.wait("document.querySelector('#result').textContent.includes('Lead developer')");
        browser.value("history.back()");
        browser.wait("document.querySelector('#result').textContent.includes('Senior developer')");
    }
}

#[test]
#[ignore = "needs Chromium"]
fn the_page_of_the_document_opens() {
    let server = Server::start();
    let browser = Browser::start(390, 1600, false);
    browser.open(&format!("{}/docs", server.base));
    browser.value("document.querySelectorAll('details').forEach((one) => one.open = true)");
    assert_eq!(browser.value(FITS), true);
    browser.picture("docs-390.png");
}
