package se.minasidor.portal.parts;

import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** Markup that was ready when the page was built. */
final class Ready extends Written {

    private final String markup;

    Ready(String tag, String markup) {
        super(tag);
        this.markup = markup;
    }

    @Override
    public void encodeAll(FacesContext faces) throws IOException {
        faces.getResponseWriter().write(markup);
    }
}
