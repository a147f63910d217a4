package se.minasidor.tenancy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP exchange without a server, as far as our filters look at it. */
final class Http {

    String method = "GET";
    String path = "/";

    /** What the container makes of the path; the path itself where it is written plainly. */
    String mapped;

    String query;
    String remote = "192.0.2.9";
    String serverName;
    String protocol = "HTTP/1.1";
    final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> parameters = new HashMap<>();
    final List<Cookie> cookies = new ArrayList<>();
    final Map<String, Object> attributes = new HashMap<>();

    int status = 200;
    boolean passed;
    final StringWriter body = new StringWriter();
    final Map<String, List<String>> answer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    final HttpServletRequest request = proxy(HttpServletRequest.class, this::request);
    final HttpServletResponse response = proxy(HttpServletResponse.class, this::response);
    final FilterChain chain = (asked, answered) -> passed = true;

    Http header(String name, String value) {
        headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return this;
    }

    Http host(String value) {
        serverName = serverName == null ? value : serverName;
        return header("Host", value);
    }

    String answered(String header) {
        return String.join(" & ", answer.getOrDefault(header, List.of()));
    }

    private Object request(String call, Object[] with) {
        return switch (call) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getServletPath" -> mapped == null ? path : mapped;
            case "getQueryString" -> query;
            case "getRemoteAddr" -> remote;
            case "getServerName" -> HostName.ofHeader(serverName).orElse(serverName);
            case "getProtocol" -> protocol;
            case "getHeader" ->
                    headers.getOrDefault(with[0], List.of("")).get(0).isEmpty()
                            ? null
                            : headers.get(with[0]).get(0);
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault(with[0], List.of()));
            case "getParameter" -> parameters.get(with[0]);
            case "getCookies" -> cookies.toArray(new Cookie[0]);
            case "getAttribute" -> attributes.get(with[0]);
            case "setAttribute" -> attributes.put((String) with[0], with[1]);
            case "getContentLengthLong" -> -1L;
            case "isSecure" -> false;
            default -> null;
        };
    }

    private Object response(String call, Object[] with) {
        switch (call) {
            case "setStatus", "sendError" -> status = (Integer) with[0];
            case "setHeader" -> answer.put((String) with[0], List.of((String) with[1]));
            case "addHeader" ->
                    answer.computeIfAbsent((String) with[0], n -> new ArrayList<>())
                            .add((String) with[1]);
            case "getWriter" -> {
                return new PrintWriter(body, true);
            }
            case "isCommitted" -> {
                return false;
            }
            default -> {}
        }
        return null;
    }

    private interface Call {
        Object answer(String name, Object[] with);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, with) -> call.answer(method.getName(), with)));
    }
}
