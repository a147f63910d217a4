package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Clock;
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
    private final Clock clock;

    protected SignedTexts() {
        this(null, null, null, null);
    }

    @Inject
    public SignedTexts(Sql sql, SecretKeys keys, BankIdSettings settings, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Checks and keeps one.
     *
     * @return its number
     * @throws SignatureCheck.Forged when it is not that person's signature of that very order
     */
    @Transactional
    @TenantScoped
    public UUID keep(
            TenantId tenant,
            UUID person,
            String purpose,
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
        String evidence =
                Json.createObjectBuilder()
                        .add("signature", completion.signature())
                        .add("ocspResponse", completion.ocspResponse())
                        .build()
                        .toString();
        sql.update(
                """
                insert into bankid_signature
                    (tenant_id, id, person_id, purpose, signed_at, evidence)
                values (?, ?, ?, ?, ?, ?)
                """,
                tenant,
                id,
                person,
                purpose,
                clock.instant(),
                keys.encrypt(tenant, PURPOSE, evidence));
        return id;
    }
}
