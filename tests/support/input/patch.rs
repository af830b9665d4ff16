//! A good document, and small changes to it.

use serde_json::Value;

/// A JSON document that is being changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Document(pub Value);

/// A problem with every field, which reads and plans without a fault.
///
/// # Panics
/// Never: the file is JSON.
pub fn good() -> Document {
    Document(serde_json::from_str(include_str!("good.json")).expect("the good document is JSON"))
}

impl Document {
    /// With this value at a pointer: replaced, added to an object, or (`-`) at the end of a list.
    ///
    /// # Panics
    /// Where nothing is around the place.
    pub fn with(mut self, pointer: &str, value: impl Into<Value>) -> Self {
        let (around, name) = pointer.rsplit_once('/').expect("the pointer of a part");
        match self.0.pointer_mut(around) {
            Some(Value::Object(object)) => drop(object.insert(unescaped(name), value.into())),
            Some(Value::Array(list)) if name == "-" => list.push(value.into()),
            Some(Value::Array(list)) => list[name.parse::<usize>().expect("an index")] = value.into(),
            _ => panic!("nothing at {around}"),
        }
        self
    }

    /// Without what is at a pointer.
    ///
    /// # Panics
    /// Where there is nothing.
    pub fn without(mut self, pointer: &str) -> Self {
        let (around, name) = pointer.rsplit_once('/').expect("the pointer of a part");
        match self.0.pointer_mut(around) {
            Some(Value::Object(object)) => drop(object.remove(&unescaped(name)).expect("a member")),
            Some(Value::Array(list)) => drop(list.remove(name.parse().expect("an index"))),
            _ => panic!("nothing at {around}"),
        }
        self
    }

    /// What is at a pointer.
    ///
    /// # Panics
    /// Where there is nothing.
    pub fn at(&self, pointer: &str) -> Value {
        self.0.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")).clone()
    }

    /// Its text, over several lines.
    pub fn text(&self) -> String {
        format!("{:#}\n", self.0)
    }
}

fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

/// The pointers to everything in a value, itself first.
pub fn pointers(value: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut below = |name: &str, part: &Value| {
        let name = name.replace('~', "~0").replace('/', "~1");
        all.extend(pointers(part).iter().map(|rest| format!("/{name}{rest}")));
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(name, part)| below(name, part)),
        Value::Array(list) => list.iter().enumerate().for_each(|(index, part)| below(&index.to_string(), part)),
        _ => {}
    }
    all
}
