//! A template of the pair's own as a file of its own: its words and its zones, and nothing of the
//! workbook, not even an id. Not for canvases: those travel with the workbook.

use serde_json::{Map, Value};

use super::encoding;
use super::envelope::too_deep;
use super::error::{Expected, ImportError, RecordError, Repair};
use super::path::Path;
use super::{FORMAT, strict};
use crate::command::New;
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Dots, Minutes, Record, Template, Text, Zone, ZoneSort, ZoneWho, choice};
use crate::stamp::Seat;
use crate::{text, value};

/// What the `format` member of the file of a template says.
pub const TEMPLATE_FORMAT: &str = "coproduction-template";
/// The version written, and the newest one read.
pub const TEMPLATE_VERSION: u64 = 1;
/// The largest file of a template that is read, in bytes.
pub const TEMPLATE_SIZE_LIMIT: usize = 1024 * 1024;
/// How many zones of one template are read.
pub const ZONE_LIMIT: usize = 100;

/// What came out of the file of a template.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateFile {
    /// The template.
    pub template: Template,
    /// Its zones, in their order.
    pub zones: Vec<Zone>,
    /// What was set right or left out, without loss of anything this version knows.
    pub repairs: Vec<Repair>,
}

/// Why the file of a template cannot be read. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// For a reason any file may have.
    #[error(transparent)]
    File(#[from] ImportError),
    /// JSON, but not a template.
    #[error("not a template")]
    NotATemplate,
    /// It is a whole workbook.
    #[error("a workbook, not a template")]
    AWorkbook,
    /// More zones than any template has.
    #[error("{found} zones are more than {limit}")]
    TooManyZones { found: usize, limit: usize },
    /// A text is longer than is read.
    #[error("{path} is longer than {limit} characters")]
    TextTooLong { path: Path, limit: usize },
}

/// The texts of a template and of a zone, by their names.
const TEMPLATE_TEXTS: [Text; 3] = [Template::CREDIT, Template::PURPOSE, Template::TITLE];
const ZONE_TEXTS: [Text; 4] = [Zone::COLUMNS, Zone::LANES, Zone::PROMPT, Zone::TITLE];

/// The file of a template; none where it is not there.
pub fn write_template(document: &Document, id: RecordId) -> Option<String> {
    let template = document.visible(id, Template::KIND.name)?;
    let mut out = format!("{{\n  \"format\": \"{TEMPLATE_FORMAT}\",\n  \"template\": ");
    out.push_str(&object(template, &TEMPLATE_TEXTS, &["minutes", "starts"]));
    out.push_str(",\n  \"version\": ");
    out.push_str(&TEMPLATE_VERSION.to_string());
    out.push_str(",\n  \"zones\": [");
    let zones = document.hanging(id, Zone::KIND.name);
    for (at, zone) in zones.iter().filter_map(|id| document.entry(*id)).enumerate() {
        out.push_str(if at == 0 { "\n    " } else { ",\n    " });
        out.push_str(&object(zone, &ZONE_TEXTS, &["blind", "dots", "sort", "who"]));
    }
    out.push_str(if zones.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    Some(out)
}

/// What says something in a record, its names sorted, in one line.
fn object(entry: &Entry, texts: &[Text], chosen: &[&str]) -> String {
    let mut map = Map::new();
    for field in texts.iter().map(|text| text.field).chain(chosen.iter().copied()) {
        let value = entry.value(field).filter(|value| **value != Value::Bool(false));
        if let Some(value) = value.filter(|value| value.as_str() != Some("")) {
            map.insert(field.to_owned(), value.clone());
        }
    }
    Value::Object(map).to_string()
}

/// Reads the file of a template.
pub fn read_template(bytes: Vec<u8>) -> Result<TemplateFile, TemplateError> {
    if bytes.len() > TEMPLATE_SIZE_LIMIT {
        let (bytes, limit) = (bytes.len(), TEMPLATE_SIZE_LIMIT);
        return Err(ImportError::TooLarge { bytes, limit }.into());
    }
    let (text, repairs) = encoding::read(bytes)?;
    let value = strict::parse(&text).map_err(|fault| in_file(&text, fault))?;
    let Value::Object(members) = value else { return Err(TemplateError::NotATemplate) };
    let mut top = Part { path: Path::default(), members, repairs };
    match top.members.remove("format").as_ref().and_then(Value::as_str) {
        Some(TEMPLATE_FORMAT) => {}
        Some(FORMAT) => return Err(TemplateError::AWorkbook),
        Some(_) | None => return Err(TemplateError::NotATemplate),
    }
    version(&mut top)?;
    let template = match top.need("template")? {
        Value::Object(members) => Part::new(Path::of(&["template"]), members),
        _ => return Err(top.wrong("template", Expected::Object)),
    };
    let Value::Array(list) = top.need("zones")? else {
        return Err(top.wrong("zones", Expected::List));
    };
    if list.len() > ZONE_LIMIT {
        return Err(TemplateError::TooManyZones { found: list.len(), limit: ZONE_LIMIT });
    }
    let mut repairs = top.left();
    let template = read_head(template, &mut repairs)?;
    let mut zones = Vec::new();
    for (at, zone) in list.into_iter().enumerate() {
        let path = Path::of(&["zones", &at.to_string()]);
        let Value::Object(members) = zone else {
            return Err(ImportError::WrongType { path, expected: Expected::Object }.into());
        };
        zones.push(read_zone(Part::new(path, members), &mut repairs)?);
    }
    Ok(TemplateFile { template, zones, repairs })
}

impl TemplateFile {
    /// The records it becomes, to be made as one step. The ids of the zones follow from the first.
    pub fn into_new(self, id: RecordId) -> New {
        let mut new = New::of(id, &self.template);
        for (at, zone) in self.zones.into_iter().enumerate() {
            let own = RecordId::derived(id.number(), &format!("zone {at}"));
            new = new.and(New::of(own, &Zone { parent: Some(id), ..zone }));
        }
        new
    }
}

fn version(top: &mut Part) -> Result<(), TemplateError> {
    let mut found = top.need("version")?;
    value::canonical(&mut found);
    match found.as_u64() {
        Some(TEMPLATE_VERSION) => Ok(()),
        Some(found) if found > TEMPLATE_VERSION => {
            Err(ImportError::NewerVersion { found, reads: TEMPLATE_VERSION }.into())
        }
        Some(_) | None => Err(top.wrong("version", Expected::Number)),
    }
}

fn read_head(mut part: Part, repairs: &mut Vec<Repair>) -> Result<Template, TemplateError> {
    let template = Template {
        title: part.text(Template::TITLE.field)?,
        purpose: part.text(Template::PURPOSE.field)?,
        credit: part.text(Template::CREDIT.field)?,
        minutes: part.number("minutes", |number| Minutes::new(number).ok())?,
        starts: part.word("starts", Seat::from_name)?,
        ..Template::default()
    };
    repairs.extend(part.left());
    Ok(template)
}

fn read_zone(mut part: Part, repairs: &mut Vec<Repair>) -> Result<Zone, TemplateError> {
    let zone = Zone {
        title: part.text(Zone::TITLE.field)?,
        prompt: part.text(Zone::PROMPT.field)?,
        lanes: part.text(Zone::LANES.field)?,
        columns: part.text(Zone::COLUMNS.field)?,
        // What only a newer version has, cards stand in for.
        sort: part.word("sort", choice)?.or(Some(ZoneSort::Cards)),
        who: part.word("who", choice)?.or(Some(ZoneWho::Together)),
        blind: part.yes("blind"),
        dots: part.number("dots", |number| Dots::new(number).ok())?,
        ..Zone::default()
    };
    repairs.extend(part.left());
    Ok(zone)
}

/// An object of the file, from which members are taken one by one.
struct Part {
    path: Path,
    members: Map<String, Value>,
    repairs: Vec<Repair>,
}

impl Part {
    const fn new(path: Path, members: Map<String, Value>) -> Self {
        Self { path, members, repairs: Vec::new() }
    }
    fn wrong(&self, name: &str, expected: Expected) -> TemplateError {
        ImportError::WrongType { path: self.path.child(name), expected }.into()
    }
    fn need(&mut self, name: &str) -> Result<Value, TemplateError> {
        let path = self.path.child(name);
        self.members.remove(name).ok_or_else(|| ImportError::Missing { path }.into())
    }
    /// A member one can do without; null is none.
    fn take(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name).filter(|value| !value.is_null())
    }
    fn ignored(&mut self, name: &str) {
        self.repairs.push(Repair::Ignored { path: self.path.child(name) });
    }

    fn text(&mut self, name: &str) -> Result<String, TemplateError> {
        let said = match self.take(name) {
            None => String::new(),
            Some(Value::String(said)) => text::clean(&said).trim().to_owned(),
            Some(_) => return Err(self.wrong(name, Expected::Text)),
        };
        if text::length(&said) > text::HARD_LIMIT {
            let (path, limit) = (self.path.child(name), text::HARD_LIMIT);
            return Err(TemplateError::TextTooLong { path, limit });
        }
        Ok(said)
    }

    /// A number; one that is out of bounds is left out, and said.
    fn number<T>(
        &mut self,
        name: &str,
        within: impl Fn(i64) -> Option<T>,
    ) -> Result<Option<T>, TemplateError> {
        let Some(mut found) = self.take(name) else { return Ok(None) };
        value::canonical(&mut found);
        if !found.is_number() {
            return Err(self.wrong(name, Expected::Number));
        }
        let number = found.as_i64().and_then(within);
        if number.is_none() {
            self.ignored(name);
        }
        Ok(number)
    }

    /// A word from a list; one this version does not know is left out, and said.
    fn word<T>(
        &mut self,
        name: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, TemplateError> {
        let word = match self.take(name) {
            None => return Ok(None),
            Some(Value::String(word)) => read(&word),
            Some(_) => return Err(self.wrong(name, Expected::Text)),
        };
        if word.is_none() {
            self.ignored(name);
        }
        Ok(word)
    }

    fn yes(&mut self, name: &str) -> bool {
        match self.take(name) {
            None => false,
            Some(Value::Bool(yes)) => yes,
            Some(_) => {
                self.ignored(name);
                false
            }
        }
    }

    /// What was left out: what was found unfit, and members this version does not know.
    fn left(mut self) -> Vec<Repair> {
        for name in self.members.keys() {
            self.repairs.push(Repair::Ignored { path: self.path.child(name) });
        }
        self.repairs
    }
}

/// What the reader of one value found wrong, as a fault of the file.
fn in_file(text: &str, fault: RecordError) -> ImportError {
    match fault {
        RecordError::NotJson { at } | RecordError::NumberOutOfRange { at } => {
            ImportError::NotJson { at }
        }
        RecordError::DuplicateKey { path } => ImportError::DuplicateKey { path },
        // The reader of a value gives no other fault; this one has a place in the text.
        RecordError::TooDeep { .. }
        | RecordError::Missing { .. }
        | RecordError::WrongType { .. }
        | RecordError::BadName { .. }
        | RecordError::BadStamp { .. }
        | RecordError::BadCounter { .. }
        | RecordError::TextTooLong { .. }
        | RecordError::TooManyVersions { .. }
        | RecordError::KindClash { .. } => {
            too_deep(text, text).err().unwrap_or(ImportError::NotAWorkbook)
        }
    }
}
