package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * The orders in the database. Each method is a transaction of its own, and none lasts while BankID
 * is asked: whose turn it is to ask is decided here, by one statement, for all browsers and nodes.
 */
@ApplicationScoped
public class Orders {

    /** BankID wants to be asked every second second, no more; so long after each answer. */
    static final Duration PACE = Duration.ofSeconds(2);

    /** Longer than a question can take; whoever has the turn may die with it. */
    private static final Duration TURN = Duration.ofSeconds(12);

    private static final String PURPOSE = "bankid-order";
    private static final String LOGIN = "LOGIN";
    private static final String SIGNING = "SIGNING";
    private static final String COLUMNS =
            """
            id, start_by, state, certificate, secrets, message, unstarted,
            floor(extract(epoch from clock_timestamp() - ordered_at)) as seconds,
            floor(extract(epoch from clock_timestamp() - begun_at)) as seconds_in_all
            """;

    private final Sql sql;
    private final SecretKeys keys;

    protected Orders() {
        this(null, null);
    }

    @Inject
    public Orders(Sql sql, SecretKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** A browser begins: what it had before is gone. Old rows of anybody go, too. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void begin(TenantId tenant, String flow, Order.Secrets secrets, Beginning beginning) {
        sql.update(
                """
                insert into bankid_order (tenant_id, flow_hash, id, kind, start_by, state,
                    certificate, secrets, nonce_hash, message, wanted)
                values (?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?)
                """,
                tenant,
                Secret.hash(flow),
                UUID.randomUUID(),
                secrets.toSign().isPresent() ? SIGNING : LOGIN,
                beginning.start(),
                beginning.certificate(),
                keys.encrypt(tenant, PURPOSE, secrets.write()),
                Secret.hash(beginning.nonce()),
                beginning.message(),
                beginning.wanted());
        sql.update(
                """
                delete from bankid_order
                where tenant_id = ? and begun_at < clock_timestamp() - interval '1 hour'
                """,
                tenant);
    }

    /**
     * How somebody begins.
     *
     * @param nonce what a post must carry in the end
     * @param wanted the page they want afterwards
     */
    record Beginning(Start start, String certificate, String nonce, String message, String wanted) {

        @Override
        public String toString() {
            return "Beginning " + start;
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public Optional<Order> find(TenantId tenant, String flow) {
        return sql.first(
                "select " + COLUMNS + " from bankid_order where tenant_id = ? and flow_hash = ?",
                row -> read(tenant, row),
                tenant,
                Secret.hash(flow));
    }

    private Order read(TenantId tenant, Sql.Row row) throws SQLException {
        byte[] secrets = row.bytes("secrets");
        return new Order(
                row.id("id"),
                Start.valueOf(row.text("start_by")),
                Order.State.valueOf(row.text("state")),
                row.text("certificate"),
                Optional.ofNullable(secrets)
                        .map(s -> Order.Secrets.read(keys.decrypt(tenant, PURPOSE, s))),
                row.text("message"),
                row.result().getBoolean("unstarted"),
                row.number("seconds"),
                row.number("seconds_in_all"));
    }

    /** The order, for the one who may ask BankID about it now; empty for everybody else. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public Optional<Order> turn(TenantId tenant, String flow) {
        return sql.first(
                """
                update bankid_order
                set ask_after = clock_timestamp() + cast(? as interval)
                where tenant_id = ? and flow_hash = ? and state = 'PENDING'
                    and ask_after <= clock_timestamp()
                returning
                """
                        + COLUMNS,
                row -> read(tenant, row),
                TURN.toString(),
                tenant,
                Secret.hash(flow));
    }

    /** It goes on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void goesOn(TenantId tenant, UUID order, String message, boolean unstarted) {
        sql.update(
                """
                update bankid_order
                set message = ?, unstarted = ?, trouble = 0,
                    ask_after = clock_timestamp() + cast(? as interval)
                where tenant_id = ? and id = ? and state = 'PENDING'
                """,
                message,
                unstarted,
                PACE.toString(),
                tenant,
                order);
    }

    /** BankID gave no answer; tells how often in a row. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public int unanswered(TenantId tenant, UUID order) {
        return sql.first(
                        """
                        update bankid_order
                        set trouble = trouble + 1,
                            ask_after = clock_timestamp() + cast(? as interval)
                        where tenant_id = ? and id = ? and state = 'PENDING'
                        returning trouble
                        """,
                        row -> row.number("trouble"),
                        PACE.toString(),
                        tenant,
                        order)
                .orElse(0);
    }

    /** Nobody started it in time, so BankID made another for the same visitor. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void startedOver(
            TenantId tenant, UUID order, Order.Secrets secrets, String nonce, String message) {
        sql.update(
                """
                update bankid_order
                set secrets = ?, nonce_hash = ?, message = ?, unstarted = true, trouble = 0,
                    ordered_at = clock_timestamp(),
                    ask_after = clock_timestamp() + cast(? as interval)
                where tenant_id = ? and id = ? and state = 'PENDING'
                """,
                keys.encrypt(tenant, PURPOSE, secrets.write()),
                Secret.hash(nonce),
                message,
                PACE.toString(),
                tenant,
                order);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void failed(TenantId tenant, UUID order, String message) {
        sql.update(
                """
                update bankid_order set state = 'FAILED', message = ?, secrets = null
                where tenant_id = ? and id = ? and state = 'PENDING'
                """,
                message,
                tenant,
                order);
    }

    /** Kept before anybody is told, because BankID says it once. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void complete(TenantId tenant, UUID order, Identified who) {
        ended(tenant, order, LOGIN, who.write());
    }

    /** What was signed and by whom. */
    record Signed(UUID evidence, UUID person) {}

    /** In the transaction that keeps the evidence; false when the order has ended otherwise. */
    @Transactional(Transactional.TxType.MANDATORY)
    @TenantScoped
    public boolean signed(TenantId tenant, UUID order, Signed signed) {
        return ended(tenant, order, SIGNING, signed.evidence() + " " + signed.person());
    }

    private boolean ended(TenantId tenant, UUID order, String kind, String result) {
        int rows =
                sql.update(
                        """
                update bankid_order
                set state = 'COMPLETE', message = 'done.text', unstarted = false, result = ?
                where tenant_id = ? and id = ? and kind = ? and state = 'PENDING'
                """,
                        keys.encrypt(tenant, PURPOSE, result),
                        tenant,
                        order,
                        kind);
        return rows == 1;
    }

    /** Who it was and where they want to go. */
    record Used(Identified who, Start start, String wanted) {}

    /**
     * The only way to get at who it was: once, with the flow cookie and the nonce, while it is
     * fresh. Of several at the same moment one gets it.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public Optional<Used> use(TenantId tenant, String flow, String nonce) {
        return once(
                tenant,
                LOGIN,
                flow,
                nonce,
                row ->
                        new Used(
                                Identified.read(keys.decrypt(tenant, PURPOSE, row.bytes("result"))),
                                Start.valueOf(row.text("started")),
                                row.text("wish")));
    }

    /** Likewise what was signed. A signature lets nobody in, and a login signs nothing. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public Optional<Signed> useSigned(TenantId tenant, String flow, String nonce) {
        return once(
                tenant,
                SIGNING,
                flow,
                nonce,
                row -> {
                    String[] ids = keys.decrypt(tenant, PURPOSE, row.bytes("result")).split(" ");
                    return new Signed(UUID.fromString(ids[0]), UUID.fromString(ids[1]));
                });
    }

    private <T> Optional<T> once(
            TenantId tenant, String kind, String flow, String nonce, Sql.Reader<T> reader) {
        return sql.first(
                """
                with mine as (
                    select tenant_id, flow_hash, result, start_by, wanted from bankid_order
                    where tenant_id = ? and flow_hash = ? and nonce_hash = ? and kind = ?
                        and state = 'COMPLETE'
                        and begun_at > clock_timestamp() - interval '15 minutes'
                    for update)
                update bankid_order o set state = 'USED', result = null, secrets = null
                from mine where o.tenant_id = mine.tenant_id and o.flow_hash = mine.flow_hash
                returning mine.result as result, mine.start_by as started, mine.wanted as wish
                """,
                reader,
                tenant,
                Secret.hash(flow),
                Secret.hash(nonce),
                kind);
    }

    /** Does this nonce belong to this browser's order? Asking changes nothing. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public boolean fits(TenantId tenant, String flow, String nonce) {
        return sql.first(
                        """
                        select 1 from bankid_order
                        where tenant_id = ? and flow_hash = ? and nonce_hash = ?
                        """,
                        row -> true,
                        tenant,
                        Secret.hash(flow),
                        Secret.hash(nonce))
                .isPresent();
    }

    /** Nobody waits for it any more; returns it where BankID still does. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public Optional<Order> end(TenantId tenant, String flow) {
        return sql.first(
                        "delete from bankid_order where tenant_id = ? and flow_hash = ? returning "
                                + COLUMNS,
                        row -> read(tenant, row),
                        tenant,
                        Secret.hash(flow))
                .filter(order -> order.state() == Order.State.PENDING);
    }
}
