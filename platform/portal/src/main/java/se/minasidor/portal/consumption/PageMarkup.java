package se.minasidor.portal.consumption;

import java.util.List;
import se.minasidor.portal.parts.IconPart;
import se.minasidor.portal.parts.Markup;
import se.minasidor.tenancy.Tenant;

/** The lists of the page, which are too many small pieces for a template to be quick. */
public final class PageMarkup {

    private final Shown shown;
    private final ConsumptionWords words;
    private final Tenant.Consumption promises;

    PageMarkup(Shown shown, ConsumptionWords words, Tenant.Consumption promises) {
        this.shown = shown;
        this.words = words;
        this.promises = promises;
    }

    /** The period in a sentence. */
    public String getSummary() {
        return Marked.html(Summary.of(shown, words));
    }

    /** The numbers above the chart. */
    public String getFigures() {
        Markup list = new Markup().open("dl");
        for (KeyFigure figure : KeyFigures.of(shown, words)) {
            list.open("div").text("dt", figure.label());
            list.open("dd", "class", "key-figure").say(figure.amount());
            if (!figure.unit().isEmpty()) {
                list.add(" ").text("small", figure.unit());
            }
            list.close("dd")
                    .text("dd", unbroken(figure.note()), "class", "figures__note")
                    .close("div");
        }
        return list.close("dl").toString();
    }

    /** From and to stay on one line: {@code 19–20}. */
    private static String unbroken(String note) {
        return note.replace("\u2013", "\u2060\u2013\u2060");
    }

    /** The period's name between the steps back and forth. */
    public String getStepper() {
        Markup stepper = new Markup();
        step(stepper, false);
        stepper.text("h2", words.shortTitle(shown.choice().frame()), "id", "period");
        step(stepper, true);
        return stepper.toString();
    }

    private void step(Markup stepper, boolean forward) {
        String icon = IconPart.icon(forward ? "next" : "back");
        if (!shown.choice().canStep(forward)) {
            stepper.open("span", "class", "stepper__step stepper__step--none", "aria-hidden", true)
                    .add(icon)
                    .close("span");
            return;
        }
        Asked there = shown.choice().stepped(forward);
        Frame frame =
                Frame.holding(there.from(), shown.choice().frame().bars(), shown.choice().data());
        stepper.open(
                        "a",
                        "class",
                        "stepper__step",
                        "rel",
                        forward ? "next" : "prev",
                        "href",
                        there.address())
                .add(icon)
                .text(
                        "span",
                        words.say(forward ? "next" : "previous") + " " + words.title(frame),
                        "class",
                        "visually-hidden")
                .close("a");
    }

    /** What has to be known to read the values right; empty where there is nothing to say. */
    public String getNotes() {
        List<String> notes = Notes.of(shown, words, promises);
        if (notes.isEmpty()) {
            return "";
        }
        Markup all = new Markup().open("div", "class", "notes");
        notes.forEach(note -> all.text("p", note));
        return all.close("div").toString();
    }
}
