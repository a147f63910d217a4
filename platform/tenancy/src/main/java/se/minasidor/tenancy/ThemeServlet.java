package se.minasidor.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import se.minasidor.tenancy.folders.Shipped;

/** Serves the files behind {@link Theming}'s addresses; another tenant's are not found here. */
@WebServlet(urlPatterns = "/t/*")
public class ThemeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css;charset=UTF-8",
                    "js", "text/javascript;charset=UTF-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "jpg", "image/jpeg",
                    "webp", "image/webp",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2");

    @Inject private transient CurrentTenant current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String[] parts = path.split("/"); // "", owner, hash, file
        Optional<Tenant.Theme> theme = parts.length == 4 ? of(parts[1]) : Optional.empty();
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        Optional<byte[]> content = theme.flatMap(t -> t.file(parts[3]));
        if (content.isEmpty() || type == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean exact = theme.get().hash().equals(parts[2]);
        response.setHeader(
                "Cache-Control", exact ? "public, max-age=31536000, immutable" : "no-cache");
        if (type.startsWith("image/svg")) { // a drawing, never a page
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        }
        response.setContentType(type);
        response.setContentLength(content.get().length);
        response.getOutputStream().write(content.get());
    }

    private Optional<Tenant.Theme> of(String owner) {
        if (owner.equals(Theming.BASE)) {
            return Optional.of(Shipped.base());
        }
        return Optional.of(current.getTenant())
                .filter(tenant -> tenant.id().value().equals(owner))
                .map(Tenant::theme);
    }
}
