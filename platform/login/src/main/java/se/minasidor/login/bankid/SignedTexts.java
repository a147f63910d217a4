package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.login.BankIdCertificate;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * Texts that people signed with BankID, as evidence. Unlike a login, a signature is worth something
 * only if it can be checked by others later, so one that cannot be checked is not kept.
 */
@ApplicationScoped
public class SignedTexts {

    private static final String PURPOSE = "bankid-signature";

    private final Sql sql;
    private final SecretKeys keys;
    private final BankIdSettings settings;
    private final Orders orders;
    private final Clock clock;

    protected SignedTexts() {
        this(null, null, null, null, null);
    }

    @Inject
    public SignedTexts(
            Sql sql, SecretKeys keys, BankIdSettings settings, Orders orders, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.settings = settings;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Checks and keeps what BankID answered to an order; then the order has ended.
     *
     * @return false when the signer left before the answer came: then nothing is kept
     * @throws SignatureCheck.Forged when it is not that person's signature of that very order
     */
    @Transactional(rollbackOn = SignatureCheck.Forged.class)
    @TenantScoped
    public boolean keep(
            TenantId tenant,
            UUID order,
            ToSign toSign,
            OrderRequest request,
            Answers.Completion completion)
            throws SignatureCheck.Forged {
        if (settings.signatureRoot().isEmpty()) {
            throw new SignatureCheck.Forged("no root to check it by");
        }
        new SignatureCheck(BankIdCertificate.pem(settings.signatureRoot().get()))
                .check(
                        completion,
                        new SignatureCheck.Expected(
                                SignatureCheck.SIGNING,
                                completion.personalNumber(),
                                request.visible(),
                                request.hidden()));
        UUID id = UUID.randomUUID();
        if (!orders.signed(tenant, order, new Orders.Signed(id, toSign.person()))) {
            return false;
        }
        sql.update(
                """
                insert into bankid_signature
                    (tenant_id, id, person_id, purpose, signed_at, evidence)
                values (?, ?, ?, ?, ?, ?)
                """,
                tenant,
                id,
                toSign.person(),
                toSign.purpose(),
                clock.instant(),
                keys.encrypt(tenant, PURPOSE, evidence(request, completion)));
        return true;
    }

    private static String evidence(OrderRequest request, Answers.Completion completion) {
        return Json.createObjectBuilder()
                .add("visible", request.visible())
                .add("hidden", request.hidden())
                .add("signature", completion.signature())
                .add("ocspResponse", completion.ocspResponse())
                .build()
                .toString();
    }

    /**
     * A signed text as it was kept.
     *
     * @param visible what the person saw and signed
     * @param hidden our own name for the order, which is in the signature, too
     * @param signature BankID's XML in base64, for others to check
     * @param ocspResponse the bank's word that the certificate was good then
     */
    public record Kept(
            UUID person,
            String purpose,
            Instant signedAt,
            String visible,
            String hidden,
            String signature,
            String ocspResponse) {

        @Override
        public String toString() {
            return "Kept:" + purpose;
        }
    }

    /** One of them, for whoever has to show what was agreed to. */
    @Transactional
    @TenantScoped
    public Optional<Kept> find(TenantId tenant, UUID id) {
        return sql.first(
                """
                select person_id, purpose, signed_at, evidence from bankid_signature
                where tenant_id = ? and id = ?
                """,
                row -> {
                    JsonObject evidence =
                            Json.createReader(
                                            new StringReader(
                                                    keys.decrypt(
                                                            tenant,
                                                            PURPOSE,
                                                            row.bytes("evidence"))))
                                    .readObject();
                    return new Kept(
                            row.id("person_id"),
                            row.text("purpose"),
                            row.instant("signed_at"),
                            evidence.getString("visible"),
                            evidence.getString("hidden"),
                            evidence.getString("signature"),
                            evidence.getString("ocspResponse"));
                },
                tenant,
                id);
    }
}
