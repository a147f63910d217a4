package se.minasidor.bankidsimulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The orders of the last minutes. */
final class Orders {

    private static final int MOST = 2000;

    private final Clock clock;
    private final Map<String, Order> byRef =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Order> eldest) {
                    return size() > MOST;
                }
            };

    Orders(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized Order add(Order.Request request, Duration patience) {
        Order order = new Order(request, now(), patience);
        byRef.put(order.orderRef, order);
        return order;
    }

    /** Only the certificate that made an order may ask for it. */
    synchronized Optional<Order> find(String orderRef, String owner) {
        return Optional.ofNullable(byRef.get(orderRef))
                .filter(order -> order.request.owner().equals(owner));
    }

    Optional<Order> onPhone(String phoneId) {
        return first(order -> order.phoneId.equals(phoneId));
    }

    Optional<Order> startedBy(String autoStartToken) {
        return first(order -> order.autoStartToken.equals(autoStartToken));
    }

    Optional<Order> shownBy(String qrStartToken) {
        return first(order -> order.qrStartToken.equals(qrStartToken));
    }

    /** Those that nobody has started yet and whose code may be on a screen, newest first. */
    synchronized List<Order> onScreens() {
        List<Order> waiting =
                byRef.values().stream()
                        .filter(order -> order.request.returnUrl().isEmpty())
                        .filter(order -> order.waiting(now()))
                        .toList();
        return waiting.stream()
                .sorted((a, b) -> Integer.compare(waiting.indexOf(b), waiting.indexOf(a)))
                .toList();
    }

    private synchronized Optional<Order> first(Predicate<Order> wanted) {
        return byRef.values().stream().filter(wanted).findFirst();
    }
}
