//! The file of a template: written, read again, and everything that can be wrong with one.

use workbook_core::command::{Command, New};
use workbook_core::format::{
    Expected, Foreign, ImportError, Path, Repair, TEMPLATE_SIZE_LIMIT, TEMPLATE_VERSION,
    TemplateError, TemplateFile, ZONE_LIMIT, read_template, write_template,
};
use workbook_core::id::RecordId;
use workbook_core::record::{Dots, Minutes, Record, Template, Zone, ZoneSort, ZoneWho};
use workbook_core::stamp::Seat;
use workbook_core::text::HARD_LIMIT;

use crate::format_sample::{file, started};
use crate::hostile_sample::at;
use crate::world_pair::{Page, pair};

const OWN: RecordId = RecordId::new(0x7e_0001);

fn sample() -> Page {
    let (mut page, _) = pair();
    let template = Template {
        title: "Our \"own\" 😀".into(),
        purpose: "to see".into(),
        minutes: Minutes::new(15).ok(),
        starts: Some(Seat::Professional),
        credit: "us".into(),
        ..Template::default()
    };
    let zone = |title: &str| Zone { parent: Some(OWN), title: title.into(), ..Zone::default() };
    let grid = Zone {
        prompt: "where?".into(),
        sort: Some(ZoneSort::Grid),
        who: Some(ZoneWho::Each),
        blind: true,
        lanes: "now\nlater".into(),
        columns: "good".into(),
        dots: Dots::new(2).ok(),
        ..zone("B")
    };
    let new = New::of(OWN, &template)
        .and(New::of(RecordId::new(9), &zone("A")))
        .and(New::of(RecordId::new(8), &grid));
    page.run(Command::Add(new));
    page
}

fn text() -> String {
    write_template(sample().document(), OWN).unwrap()
}

fn read(text: &str) -> TemplateFile {
    read_template(text.as_bytes().to_vec()).unwrap()
}

fn check(bytes: impl Into<Vec<u8>>, expected: &TemplateError) {
    assert_eq!(read_template(bytes.into()).as_ref(), Err(expected));
}

fn wrap(template: &str, zones: &str) -> String {
    format!(
        "{{\"format\":\"coproduction-template\",\"template\":{template},\"version\":1,\"zones\":{zones}}}"
    )
}

#[test]
fn t5_a_template_is_a_file_that_reads_back_and_names_nobody() {
    let text = text();
    let wanted = "{\n  \"format\": \"coproduction-template\",\n  \"template\": {\"credit\":\"us\",\
        \"minutes\":15,\"purpose\":\"to see\",\"starts\":\"professional\",\
        \"title\":\"Our \\\"own\\\" 😀\"},\n  \"version\": 1,\n  \"zones\": [\n    \
        {\"title\":\"A\"},\n    {\"blind\":true,\"columns\":\"good\",\"dots\":2,\
        \"lanes\":\"now\\nlater\",\"prompt\":\"where?\",\"sort\":\"grid\",\"title\":\"B\",\
        \"who\":\"each\"}\n  ]\n}\n";
    assert_eq!(text, wanted);
    let opened = read(&text);
    assert_eq!(opened.repairs, []);
    let mut other = Page::empty(3, Seat::Patient);
    let id = RecordId::new(44);
    other.run(Command::Add(opened.into_new(id)));
    let zones = other.document().hanging(id, Zone::KIND.name);
    let titles: Vec<String> =
        zones.iter().map(|id| other.document().get::<Zone>(*id).unwrap().title).collect();
    assert_eq!(titles, ["A", "B"], "in their order");
    let again = write_template(other.document(), id).unwrap();
    let plain = "{\"sort\":\"cards\",\"title\":\"A\",\"who\":\"together\"}";
    assert_eq!(again, text.replace("{\"title\":\"A\"}", plain), "what goes without saying is said");
    assert_eq!(write_template(other.document(), RecordId::new(1)), None);
    other.undo();
    assert_eq!(write_template(other.document(), id), None, "one step");
    assert_eq!(read(&wrap("{}", "[]")).zones, []);
    other.run(Command::Add(read(&wrap("{}", "[]")).into_new(RecordId::new(45))));
    let bare = write_template(other.document(), RecordId::new(45)).unwrap();
    assert_eq!(read(&bare), read(&wrap("{}", "[]")));
}

#[test]
fn t6_a_file_that_is_no_template_is_named_for_what_it_is() {
    let file = |error: ImportError| TemplateError::File(error);
    check(b"PK\x03\x04rest".to_vec(), &file(ImportError::Foreign(Foreign::Zip)));
    check("<!doctype html>", &file(ImportError::Foreign(Foreign::Html)));
    for empty in ["", " \n", "\0\0"] {
        check(empty, &file(ImportError::Empty));
    }
    check("dear diary", &file(ImportError::NotJson { at: at(1, 1) }));
    check("{\n  \"å\": tru\n}", &file(ImportError::NotJson { at: at(2, 11) }));
    check("{} {}", &file(ImportError::NotJson { at: at(1, 4) }));
    check("{\"a\": 1e999}", &file(ImportError::NotJson { at: at(1, 11) }));
    for other in ["[]", "1", "null", "{}", "{\"format\":\"tldraw\"}", "{\"format\":1}"] {
        check(other, &TemplateError::NotATemplate);
    }
    check(file_of_a_workbook(), &TemplateError::AWorkbook);
    let bytes = TEMPLATE_SIZE_LIMIT + 1;
    let limit = TEMPLATE_SIZE_LIMIT;
    check(vec![b' '; bytes], &file(ImportError::TooLarge { bytes, limit }));
    let bomb = format!("{}{}", "[".repeat(9_999), "]".repeat(9_999));
    check(bomb, &file(ImportError::TooDeep { at: at(1, 65), limit: 64 }));
    let cut = &text()[..90];
    assert!(matches!(
        read_template(cut.into()),
        Err(TemplateError::File(ImportError::NotJson { .. }))
    ));
}

fn file_of_a_workbook() -> String {
    file(&started(3))
}

#[test]
fn t6_what_is_wrong_in_a_template_is_named_with_its_path() {
    let path = |names: &[&str]| Path::of(names);
    let wrong = |names: &[&str], expected| {
        TemplateError::File(ImportError::WrongType { path: path(names), expected })
    };
    let missing = |name: &str| TemplateError::File(ImportError::Missing { path: path(&[name]) });
    let good = wrap("{}", "[]");
    check(good.replace("\"version\":1,", ""), &missing("version"));
    check(good.replace("\"template\":{},", ""), &missing("template"));
    check(good.replace(",\"zones\":[]", ""), &missing("zones"));
    let newer = ImportError::NewerVersion { found: 2, reads: TEMPLATE_VERSION };
    check(good.replace("\"version\":1", "\"version\":2"), &TemplateError::File(newer));
    for version in ["0", "-1", "\"1\"", "null", "1.5"] {
        let text = good.replace("\"version\":1", &format!("\"version\":{version}"));
        check(text, &wrong(&["version"], Expected::Number));
    }
    assert!(read_template(good.replace("\"version\":1", "\"version\":1.0").into()).is_ok());
    check(wrap("[]", "[]"), &wrong(&["template"], Expected::Object));
    check(wrap("{}", "{}"), &wrong(&["zones"], Expected::List));
    check(wrap("{}", "[{},7]"), &wrong(&["zones", "1"], Expected::Object));
    check(wrap("{\"title\":7}", "[]"), &wrong(&["template", "title"], Expected::Text));
    check(wrap("{\"minutes\":\"7\"}", "[]"), &wrong(&["template", "minutes"], Expected::Number));
    check(wrap("{\"starts\":true}", "[]"), &wrong(&["template", "starts"], Expected::Text));
    for name in ["title", "prompt", "lanes", "columns", "sort", "who"] {
        let zones = format!("[{{\"{name}\":[]}}]");
        check(wrap("{}", &zones), &wrong(&["zones", "0", name], Expected::Text));
    }
    check(wrap("{}", "[{\"dots\":{}}]"), &wrong(&["zones", "0", "dots"], Expected::Number));
    let twice = ImportError::DuplicateKey { path: path(&["zones", "0", "title"]) };
    check(wrap("{}", "[{\"title\":\"a\",\"title\":\"b\"}]"), &TemplateError::File(twice));
    let long = format!("{{\"title\":\"{}\"}}", "a".repeat(HARD_LIMIT + 1));
    let too_long =
        TemplateError::TextTooLong { path: path(&["template", "title"]), limit: HARD_LIMIT };
    check(wrap(&long, "[]"), &too_long);
    let many = format!("[{}]", vec!["{}"; ZONE_LIMIT + 1].join(","));
    let found = ZONE_LIMIT + 1;
    check(wrap("{}", &many), &TemplateError::TooManyZones { found, limit: ZONE_LIMIT });
}

#[test]
fn t7_what_is_odd_in_a_template_is_set_right_or_left_out_and_named() {
    let good = text();
    let check = |bytes: Vec<u8>, repairs: &[Repair]| {
        let opened = read_template(bytes).unwrap();
        assert_eq!((opened.repairs.as_slice(), opened.zones.len()), (repairs, 2));
    };
    check(format!("\u{feff}{good}").into(), &[Repair::ByteOrderMark]);
    check(good.replace('\n', "\r\n").into(), &[Repair::LineEnds]);
    check(format!("{good}\0\0").into(), &[Repair::TrailingNul { count: 2 }]);
    let wide: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(wide, &[Repair::Utf16]);
    let broken = good.replace("to see", "to \\ud83d see");
    check(broken.into(), &[Repair::BrokenCharacters { count: 1, line: 3 }]);

    let odd = "[{\"sort\":\"hologram\",\"who\":\"robots\",\"blind\":\"yes\",\"dots\":99,\
        \"glow\":1,\"title\":null}]";
    let opened = read(&wrap("{\"starts\":\"nobody\",\"minutes\":0,\"id\":\"x\"}", odd));
    let left = |names: &[&str]| Repair::Ignored { path: Path::of(names) };
    let all: Vec<Repair> = ["minutes", "starts", "id"]
        .into_iter()
        .map(|name| left(&["template", name]))
        .chain(["sort", "who", "blind", "dots", "glow"].map(|name| left(&["zones", "0", name])))
        .collect();
    assert_eq!(opened.repairs, all);
    let zone = &opened.zones[0];
    assert_eq!((zone.sort, zone.who), (Some(ZoneSort::Cards), Some(ZoneWho::Together)));
    assert_eq!((zone.blind, zone.dots, zone.title.as_str()), (false, None, ""));
    let top = wrap("{}", "[]").replace("\"version\"", "\"book\":1,\"version\"");
    assert_eq!(read(&top).repairs, [left(&["book"])]);
}

#[test]
fn t7_no_bytes_stop_the_reading_of_a_template() {
    let good = text().into_bytes();
    for at in 0..good.len() {
        for byte in [0, b'"', b'{', b'9', 0xff] {
            let mut bytes = good.clone();
            bytes[at] = byte;
            if let Ok(opened) = read_template(bytes) {
                let mut page = Page::empty(3, Seat::Patient);
                page.run(Command::Add(opened.into_new(OWN)));
            }
        }
        let _ = read_template(good[..at].to_vec());
    }
}
