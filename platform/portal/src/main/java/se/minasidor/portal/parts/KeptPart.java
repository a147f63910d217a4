package se.minasidor.portal.parts;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/**
 * A part of a page that looks the same to everybody at one organisation, in one language: it is
 * made once and then written as it was. What else it depends on, such as the chosen page, is given
 * as {@code by}. Nothing about a person may stand in it, and no script element, because PrimeFaces
 * writes a session's nonce into those.
 *
 * <p>It is made anew when the organisation's settings, texts or look have been read anew.
 */
public final class KeptPart extends TagHandler {

    private static final int MOST = 20_000;

    private record Key(String place, String tenant, Locale language, String by) {}

    /** Tenants are equal when their ids are; here it must be the very same settings. */
    private record Kept(Tenant tenant, String markup) {}

    private static final Map<Key, Kept> PARTS =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
                            return size() > MOST;
                        }
                    });

    private final TagAttribute by;
    private final String place;
    private volatile CurrentTenant current;

    public KeptPart(TagConfig config) {
        super(config);
        by = getAttribute("by");
        place = config.getTag().getLocation().toString();
    }

    @Override
    public void apply(FaceletContext faces, UIComponent parent) throws IOException {
        if (current == null) {
            current = CDI.current().select(CurrentTenant.class).get();
        }
        Tenant tenant = current.getTenant();
        Key key =
                new Key(
                        place,
                        tenant.id().value(),
                        current.getLanguage(),
                        by == null ? "" : by.getValue(faces));
        String tag = faces.generateUniqueId(tagId);
        Kept kept = PARTS.get(key);
        if (kept != null && kept.tenant() == tenant) {
            new Ready(tag, kept.markup()).below(parent);
        } else {
            Making making = new Making(tag, key, tenant);
            making.below(parent);
            nextHandler.apply(faces, making);
        }
    }

    /** Writes what is inside, and keeps it. */
    private static final class Making extends Written {

        private final Key key;
        private final Tenant tenant;

        Making(String tag, Key key, Tenant tenant) {
            super(tag);
            this.key = key;
            this.tenant = tenant;
        }

        @Override
        public void encodeAll(FacesContext faces) throws IOException {
            ResponseWriter page = faces.getResponseWriter();
            StringWriter text = new StringWriter();
            ResponseWriter own = page.cloneWithWriter(text);
            faces.setResponseWriter(own);
            try {
                for (UIComponent child : getChildren()) {
                    child.encodeAll(faces);
                }
                own.flush();
            } finally {
                faces.setResponseWriter(page);
            }
            String markup = text.toString();
            PARTS.put(key, new Kept(tenant, markup));
            page.write(markup);
        }
    }
}
