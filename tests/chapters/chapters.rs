//! The programs of the chapters, as they are shown there.

#[path = "../../src/chapters/command_line.rs"]
mod command_line;
#[path = "../../src/chapters/rusqlite.rs"]
mod in_rusqlite;
#[path = "../../src/chapters/sqlx.rs"]
mod in_sqlx;
#[path = "../../src/chapters/service.rs"]
mod service;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use capability_framework::stored::{Known, StoredProfile};
use capability_framework::{Proficiency, Profile, RoleLevel, Skill};
use clap::Parser;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

async fn ask(method: &str, uri: &str, body: Option<Value>) -> (StatusCode, Value) {
    let mut request = Request::builder().method(method).uri(uri);
    if body.is_some() {
        request = request.header("content-type", "application/json");
    }
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    let response = service::service().0.oneshot(request.body(body).unwrap()).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

#[tokio::test]
async fn the_service_answers() {
    let (status, roles) = ask("GET", "/roles", None).await;
    assert_eq!((status, roles.as_array().unwrap().len()), (StatusCode::OK, 53));

    // A slug, a name in capitals, percent-encoded, and a former name.
    for level in ["lead-content-designer", "LEAD%20CONTENT%20DESIGNER"] {
        let (status, answer) = ask("GET", &format!("/levels/{level}"), None).await;
        assert_eq!(status, StatusCode::OK);
        let wanted = RoleLevel::LeadContentDesigner.requirements();
        assert_eq!(answer, serde_json::to_value(wanted).unwrap());
    }
    let (_, former) = ask("GET", "/levels/data%20ethics%20lead", None).await;
    let (_, present) = ask("GET", "/levels/lead-data-and-ai-ethicist", None).await;
    assert_eq!(former, present);
    let (status, message) = ask("GET", "/levels/lead-content-desinger", None).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(
        message.as_str().unwrap().contains("did you mean `lead-content-designer`?"),
        "{message}"
    );

    let uri = "/delta/content-designer/senior-content-designer";
    let (_, latest) = ask("GET", uri, None).await;
    let (_, earlier) = ask("GET", &format!("{uri}?edition=2025-10"), None).await;
    assert_ne!(latest, earlier);
    let (status, _) = ask("GET", &format!("{uri}?edition=2020-01"), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);

    let profile = Profile::from(RoleLevel::ContentDesigner);
    let body = serde_json::to_value(profile).unwrap();
    let (_, gap) = ask("POST", "/gap/content-designer", Some(body)).await;
    assert_eq!(gap["is_met"], true);
    let body = json!({"edition": "2026-10", "ratings": {"testing": "wroking"}});
    let (status, message) = ask("POST", "/gap/content-designer", Some(body)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(message.as_str().unwrap().contains("did you mean `working`?"), "{message}");

    let (_, found) = ask("GET", "/search?text=incident", None).await;
    assert!(found[0]["entry"]["slug"].is_string());
}

#[test]
fn the_service_describes_itself() {
    let (_, document) = service::service();
    let document = serde_json::to_value(&document).unwrap();
    assert_eq!(document["paths"].as_object().unwrap().len(), 5);
    let schemas = document["components"]["schemas"].as_object().unwrap();
    // Whatever is referred to is there.
    let text = document.to_string();
    for reference in text.split("#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
    assert!(schemas.contains_key("Gap") && schemas.contains_key("Skill"));
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("service.json");
    std::fs::write(path, text).unwrap();
}

#[test]
fn the_command_line_reads_any_name_and_offers_slugs() {
    use command_line::{Arguments, completion};

    let read = |arguments: &[&str]| Arguments::try_parse_from([&["framework"], arguments].concat());
    let arguments = read(&["--level", "Data ethics lead", "--skill", "TESTING"]).unwrap();
    assert_eq!(arguments.level, RoleLevel::LeadDataAndAiEthicist);
    assert_eq!((arguments.skill, arguments.proficiency), (Skill::Testing, None));
    let error = read(&["--level", "developer", "--skill", "tesing"]).err().unwrap().to_string();
    assert!(error.contains("did you mean `testing`?"), "{error}");
    let script = String::from_utf8(completion(clap_complete::Shell::Bash)).unwrap();
    assert!(script.contains("lead-content-designer") && script.contains("practitioner"));
}

#[test]
fn rusqlite_stores_slugs_and_sorts_by_points() {
    let database = rusqlite::Connection::open_in_memory().unwrap();
    in_rusqlite::store_requirements(&database, RoleLevel::LeadDeveloper).unwrap();
    let rows = in_rusqlite::highest_first(&database).unwrap();
    assert_eq!(rows.len(), RoleLevel::LeadDeveloper.requirements().len());
    assert!(rows.is_sorted_by(|one, other| one.1 >= other.1));
    // As text, working would come first.
    let query = "SELECT proficiency FROM required ORDER BY proficiency DESC";
    let first: String = database.query_row(query, [], |row| row.get(0)).unwrap();
    assert_eq!((first.as_str(), rows[0].1), ("working", Proficiency::Expert));

    let later =
        r#"{"edition":"2031-04","ratings":{"testing":"working","quantum-computing":"expert"}}"#;
    let stored: StoredProfile = serde_json::from_str(later).unwrap();
    in_rusqlite::store_profile(&database, 7, &stored).unwrap();
    let again = in_rusqlite::profile(&database, 7).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), later);
    database.execute("UPDATE profiles SET profile = '[]'", []).unwrap();
    assert!(in_rusqlite::profile(&database, 7).is_err());
    database.execute("UPDATE required SET skill = 'tesing'", []).unwrap();
    let error = in_rusqlite::highest_first(&database).unwrap_err().to_string();
    assert!(error.contains("did you mean `testing`?"), "{error}");
}

#[tokio::test]
async fn sqlx_converts_columns() {
    let database = sqlx::SqlitePool::connect("sqlite::memory:").await.unwrap();
    for table in ["assessed (skill TEXT, proficiency TEXT)", "posts (level TEXT)"] {
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE TABLE {table}")))
            .execute(&database)
            .await
            .unwrap();
    }
    let assessed =
        in_sqlx::Assessed { skill: Skill::Testing, proficiency: Proficiency::Practitioner };
    in_sqlx::store(&database, &assessed).await.unwrap();
    assert_eq!(in_sqlx::all(&database).await.unwrap(), [assessed]);
    let posts = "INSERT INTO posts VALUES ('developer'), ('chief-quantum-engineer')";
    sqlx::query(posts).execute(&database).await.unwrap();
    let levels = in_sqlx::levels(&database).await.unwrap();
    assert_eq!(levels[0], Known::from(RoleLevel::Developer));
    assert_eq!((levels[1].entry(), levels[1].as_str()), (None, "chief-quantum-engineer"));
}
