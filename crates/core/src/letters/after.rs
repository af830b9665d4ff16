//! What can change it, questions and objections.

use super::Writer;
use crate::document::PlacementStatus;
use crate::reasons::Outcome;

impl Writer<'_> {
    /// What can change what the plan says: nothing of it is about how to wish.
    pub(super) fn change(&mut self) {
        let mut items: Vec<String> = Vec::new();
        let mut add = |message| items.push(self.texts.say(message, &[]));
        if matches!(self.account.outcome, Outcome::Placed(_) | Outcome::Unplaced { .. }) {
            add("change-revised");
            add("change-fresh");
            if self.reads_service() {
                add("change-service");
            }
        }
        if matches!(self.status(), Some(PlacementStatus::Proposed | PlacementStatus::Offered)) {
            add("change-declined");
        }
        if let Outcome::Refused(refusal) = &self.account.outcome {
            items.push(self.wording.refused_change(refusal.rule));
        }
        if items.is_empty() {
            return;
        }
        self.page.heading(&self.texts.say("change-title", &[]));
        self.page.gap();
        for item in items {
            self.page.hung("– ", &item);
        }
    }

    /// Where questions and objections go, and when an answer is due.
    pub(super) fn objections(&mut self) {
        self.page.heading(&self.texts.say("object-title", &[]));
        let trust = self.wording.trust();
        let questions = self.options.contact.as_deref().unwrap_or(trust);
        let objections = self.options.object_to.as_deref().unwrap_or(trust);
        let mut sentences = vec![self.texts.say("object-check", &[])];
        if questions == objections {
            sentences.push(self.texts.say("object-both", &[("to", questions.into())]));
        } else {
            sentences.push(self.texts.say("object-questions", &[("to", questions.into())]));
            sentences.push(self.texts.say("object-to", &[("to", objections.into())]));
        }
        sentences.extend(self.answer());
        self.page.paragraph(&sentences.join(" "));
    }

    /// When an answer, or an objection, is due.
    fn answer(&self) -> Option<String> {
        let due = match self.status() {
            Some(PlacementStatus::Proposed) => "proposed",
            Some(PlacementStatus::Offered) => "offered",
            _ => "other",
        };
        match self.options.answer_by {
            Some(date) => {
                let date = self.texts.day(date);
                Some(self.texts.say("answer-by", &[("status", due.into()), ("date", date.into())]))
            }
            None if due == "other" => None,
            None => Some(self.texts.say("answer-soon", &[("status", due.into())])),
        }
    }
}
