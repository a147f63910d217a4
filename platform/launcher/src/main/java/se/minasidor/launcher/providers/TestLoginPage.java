package se.minasidor.launcher.providers;

import java.util.List;
import java.util.Locale;
import se.minasidor.launcher.demo.DemoData;

/** The page on which one says who one is, without proving anything. */
final class TestLoginPage {

    private static final String HEAD =
            """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>TEST provider</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b1f24;background:#f4f5f7}
            header{background:#7a1f1f;color:#fff;padding:.7rem 1rem}
            main{max-width:34rem;margin:1.5rem auto;padding:0 1rem}
            button,a.no{display:block;width:100%;box-sizing:border-box;text-align:left;font:inherit;background:#fff;color:#1b1f24;border:1px solid #6b7280;border-radius:6px;padding:.7rem 1rem;margin:0 0 .6rem;text-decoration:none;cursor:pointer}
            small{display:block;color:#545c66}label{display:block;margin:1rem 0 .3rem}
            input{font:inherit;width:100%;box-sizing:border-box;padding:.7rem 1rem;border:1px solid #6b7280;border-radius:6px}</style></head>
            <body><header><strong>TEST</strong> – this is not <span id="name">the real service</span>. Nobody is asked for a password.</header>
            <main><h1>Log in as</h1>
            """;

    private static final String FOOT =
            """
            <form method="post"><label for="username">or as somebody else, by any name</label>
            <input id="username" name="username" required maxlength="60" autocomplete="off">
            <p><button>Log in</button></p></form>
            <p><a class="no" data-error="access_denied" href="#">Cancel</a><a class="no" data-error="server_error" href="#">Let the service refuse</a></p>
            <script>
            const asked = new URLSearchParams(location.search), back = asked.get('redirect_uri') || '/';
            document.getElementById('name').textContent = location.pathname.split('/')[1].replace(/^./, c => c.toUpperCase());
            for (const link of document.querySelectorAll('[data-error]'))
              link.href = back + '?error=' + link.dataset.error + '&state=' + encodeURIComponent(asked.get('state') || '');
            </script></main></body></html>
            """;

    private TestLoginPage() {}

    static String html(List<DemoData.Login> people) {
        StringBuilder page = new StringBuilder(HEAD).append("<form method=\"post\">");
        for (DemoData.Login person : people) {
            page.append(
                    """
                    <button name="username" value="%s">%s<small>the first time: customer number %s, invoice number %s</small></button>
                    """
                            .formatted(
                                    subject(person.name()),
                                    escaped(person.name()),
                                    escaped(person.customerNumber()),
                                    escaped(person.invoiceNumber())));
        }
        return page.append("</form>").append(FOOT).toString();
    }

    /** The same at each visit, as a provider's subjects are. */
    private static String subject(String name) {
        return "demo-"
                + name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9åäöé]+", "-")
                        .replaceAll("-$", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
