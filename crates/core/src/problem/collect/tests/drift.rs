//! The tables say what the JSON Schemas of the document types say.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::document::{DocumentKind, schema};
use crate::fault::Form;
use crate::problem::collect::plan_shape::PLAN;
use crate::problem::collect::shape::{Field, PROBLEM, RULES, Shape};

#[test]
fn the_tables_are_the_schemas() {
    for (kind, shape) in [(DocumentKind::Problem, PROBLEM), (DocumentKind::Rules, RULES), (DocumentKind::Plan, PLAN)] {
        let root = schema(kind).to_value();
        let mut drift = Drift { root: &root, at: String::new(), compared: 0 };
        drift.compare(&root, shape);
        assert!(drift.compared > 30, "{kind:?}: {} compared", drift.compared);
    }
}

struct Drift<'s> {
    root: &'s Value,
    at: String,
    compared: usize,
}

impl<'s> Drift<'s> {
    fn resolve(&self, mut schema: &'s Value) -> &'s Value {
        loop {
            schema = if let Some(reference) = schema["$ref"].as_str() {
                self.root.pointer(&reference[1..]).expect(reference)
            } else if let Some(optional) = schema["anyOf"].as_array().filter(|of| of.contains(&json!({"type": "null"})))
            {
                assert_eq!(optional.len(), 2, "{}", self.at);
                optional.iter().find(|of| of["type"] != "null").expect("the other")
            } else {
                return schema;
            }
        }
    }

    fn below(&mut self, name: &str, schema: &'s Value, shape: Shape) {
        let length = self.at.len();
        self.at.extend(["/", name]);
        self.compare(schema, shape);
        self.at.truncate(length);
    }

    fn compare(&mut self, schema: &'s Value, shape: Shape) {
        let schema = self.resolve(schema);
        let at = self.at.clone();
        self.compared += 1;
        match shape {
            Shape::Object(fields) => self.object(schema, fields),
            Shape::OneOf(fields) => {
                let variants = schema["oneOf"].as_array().expect(&at);
                assert_eq!(variants.len(), fields.len(), "{at}");
                for (variant, field) in variants.iter().zip(fields) {
                    self.object(variant, &[Field { required: true, ..*field }]);
                }
            }
            Shape::List(of) => {
                assert!(is_type(schema, "array"), "{at}: {schema}");
                assert!(schema["minItems"].is_null() && schema["maxItems"].is_null(), "{at}");
                self.below("0", &schema["items"], *of);
            }
            Shape::Pair => {
                assert_eq!((&schema["minItems"], &schema["maxItems"]), (&json!(2), &json!(2)), "{at}");
                self.below("0", &schema["items"], Shape::Leaf(Form::Id));
            }
            Shape::Counts => {
                let patterns = schema["patternProperties"].as_object().expect(&at);
                assert_eq!((patterns.len(), &schema["additionalProperties"]), (1, &json!(false)), "{at}");
                for count in patterns.values() {
                    self.below("*", count, Shape::Leaf(Form::Count));
                }
            }
            Shape::Rules(set) => {
                let either = schema["anyOf"].as_array().expect(&at);
                assert_eq!((either.len(), &either[0]["type"]), (2, &json!("string")), "{at}");
                self.compare(&either[1], *set);
            }
            Shape::Leaf(form) => compare_leaf(&at, schema, form),
        }
    }

    fn object(&mut self, schema: &'s Value, fields: &[Field]) {
        let at = self.at.clone();
        assert!(is_type(schema, "object"), "{at}: {schema}");
        assert_eq!(schema["additionalProperties"], json!(false), "{at}");
        let properties = schema["properties"].as_object().expect(&at);
        let names: BTreeSet<_> = properties.keys().map(String::as_str).collect();
        assert_eq!(names, fields.iter().map(|field| field.name).collect(), "{at}");
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let needed = fields.iter().filter(|field| field.required).map(|field| field.name);
        assert_eq!(required.collect::<BTreeSet<_>>(), needed.collect(), "{at}");
        for field in fields {
            self.below(field.name, &properties[field.name], field.shape);
        }
    }
}

fn is_type(schema: &Value, name: &str) -> bool {
    let of = &schema["type"];
    *of == json!(name) || *of == json!([name, "null"])
}

fn compare_leaf(at: &str, schema: &Value, form: Form) {
    let pattern = |expected: &str| is_type(schema, "string") && schema["pattern"].as_str() == Some(expected);
    let agrees = match form {
        Form::Text => is_type(schema, "string") && schema["pattern"].is_null() && schema["enum"].is_null(),
        Form::Id => is_type(schema, "string") && schema["maxLength"] == json!(200),
        Form::Boolean => is_type(schema, "boolean"),
        Form::Count => is_type(schema, "integer") && schema["maximum"] == json!(1_000_000),
        Form::Integer => is_type(schema, "integer") && schema["format"] == json!("uint32"),
        Form::Months => schema["enum"] == json!([3, 6, 9, 12]),
        Form::Date => pattern("^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"),
        Form::PlannedDate => pattern("^((19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}|2200-0[12]-[0-9]{2})$"),
        Form::Period => pattern("^(19|20|21)[0-9]{2}-P[12]$"),
        Form::Quarter => pattern("^(19|20|21)[0-9]{2}-P[12][ab]$"),
        Form::Word(words) => {
            let of = |list: &Value| list.as_array().cloned().unwrap_or_default();
            let mut known = of(&schema["enum"]);
            for one in of(&schema["oneOf"]) {
                known.extend(of(&one["enum"]));
                known.extend(one.get("const").cloned());
            }
            let known: BTreeSet<_> = known.iter().filter_map(Value::as_str).collect();
            known == words.iter().copied().collect()
        }
        _ => false,
    };
    assert!(agrees, "{at}: {form:?} is not {schema}");
}
