package no.alis;

import java.time.LocalDate;
import java.util.Locale;

/** How a letter is written. What is not set is as usual: in bokmål, to the candidate. */
public final class LetterOptions {
    private final StringBuilder json = new StringBuilder("{");

    /** The languages of letters: bokmål, nynorsk, English. */
    public enum Tongue {
        /** Bokmål. */
        NB,
        /** Nynorsk. */
        NN,
        /** English. */
        EN
    }

    /** The language. */
    public LetterOptions language(Tongue tongue) {
        return with("language", tongue.name().toLowerCase(Locale.ROOT));
    }

    /** For the coordinator's eyes, not the candidate's. */
    public LetterOptions forCoordinator() {
        return with("audience", "coordinator");
    }

    /** Whom to ask. */
    public LetterOptions contact(String whom) {
        return with("contact", whom);
    }

    /** The day by which to answer. */
    public LetterOptions answerBy(LocalDate day) {
        return with("answer_by", day.toString());
    }

    /** To whom an objection goes. */
    public LetterOptions objectTo(String whom) {
        return with("object_to", whom);
    }

    private LetterOptions with(String field, String value) {
        json.append(json.length() == 1 ? "\"" : ",\"").append(field).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        json.append('"');
        return this;
    }

    byte[] toJson() {
        return Calls.utf8(json + "}");
    }
}
