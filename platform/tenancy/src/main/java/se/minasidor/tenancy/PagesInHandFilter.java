package se.minasidor.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts the requests of people while they are answered; other systems can wait. */
public class PagesInHandFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Inject private transient PagesInHand pages;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RequestPath.of(request).startsWith("/api/")) {
            chain.doFilter(request, response);
            return;
        }
        pages.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            pages.end();
        }
    }
}
