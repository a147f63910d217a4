package se.minasidor.customers.imports;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.minasidor.customers.Customer;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.customers.IdentityNumber;

/** Customers. A deleted one keeps its id and loses everything personal. */
final class CustomerLines implements LineKind {

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\s@<>,;\"()]{1,64}@[^\\s@<>,;\"()]{1,180}\\.[^\\s@<>,;\"().]{2,63}");
    private static final int PASSES = 20;

    @Override
    public List<String> columns() {
        return List.of(
                "customer_number text",
                "number_key text",
                "kind text",
                "legal_entity text",
                "name text",
                "identity_cipher bytea",
                "identity_print bytea",
                "street text",
                "postal_code text",
                "city text",
                "email text",
                "phone text",
                "valid_to date",
                "merged_into text");
    }

    @Override
    public List<Object> row(LineFields line, Context context) {
        Optional<CustomerNumber> number = number(line);
        Customer.Kind kind = line.oneOf("kind", Customer.Kind.class);
        Optional<IdentityNumber> identity = identity(line, kind);
        return Arrays.asList(
                number.map(CustomerNumber::value).orElse(null),
                number.map(CustomerNumber::key).orElse(null),
                kind,
                LineKind.legalEntity(line, context),
                line.required("name", 200),
                identity.map(n -> context.identities().encrypt(context.tenant(), n)).orElse(null),
                identity.map(n -> context.identities().fingerprint(context.tenant(), n))
                        .orElse(null),
                line.text("street", 200),
                line.text("postalCode", 20),
                line.text("city", 100),
                email(line),
                line.text("phone", 40),
                line.day("validTo"),
                line.text("mergedInto", 100));
    }

    private static Optional<CustomerNumber> number(LineFields line) {
        String text = line.required("customerNumber", 40);
        if (text == null) {
            return Optional.empty();
        }
        Optional<CustomerNumber> number = CustomerNumber.typed(text);
        if (number.isEmpty()) {
            line.fault("customerNumber", "customerNumber.form", "has characters it may not have");
        } else if (text.length() > 10 && Findings.mayBePersonal(text)) {
            line.fault("customerNumber", "customerNumber.personal", "is a personnummer");
        }
        return number;
    }

    private static Optional<IdentityNumber> identity(LineFields line, Customer.Kind kind) {
        String text = line.text("identityNumber", 20);
        if (text == null) {
            return Optional.empty();
        }
        Optional<IdentityNumber> number = IdentityNumber.typed(text);
        if (number.isEmpty()) {
            line.fault(
                    "identityNumber",
                    "identityNumber.invalid",
                    "is no personnummer, samordningsnummer or organisation number");
        } else if (kind == Customer.Kind.PERSON && number.get().organisation()) {
            line.fault(
                    "identityNumber",
                    "identityNumber.kind",
                    "is an organisation's, not a person's");
        }
        return number;
    }

    private static String email(LineFields line) {
        String email = line.text("email", 254);
        return email == null || EMAIL.matcher(email).matches()
                ? email
                : line.fault("email", "email.form", "is no e-mail address");
    }

    @Override
    public void check(StagedLines lines) throws SQLException {
        lines.refuse(
                """
                l.merged_into is not null and (l.merged_into = l.external_id
                  or not exists (
                    select from import_line t
                    where t.external_id = l.merged_into and not t.deleted and t.merged_into is null
                    union all
                    select from customer c
                    where c.external_id = l.merged_into and not c.deleted and c.merged_into is null
                      and not exists (select from import_line s where s.external_id = c.external_id)))
                """,
                "mergedInto",
                "mergedInto.unknown",
                "is no customer, is deleted or is itself merged into another");
        int pass = 0;
        while (refuseTaken(lines, pass < PASSES) > 0) {
            pass++;
        }
    }

    /**
     * Refuses lines whose number belongs to another when everything is written. {@code exchanging}:
     * a holder that this import gives another number does not count. Refusing one line may leave
     * another's number taken, so this is asked until nothing is found.
     */
    private static long refuseTaken(StagedLines lines, boolean exchanging) throws SQLException {
        String inThisImport =
                """
                not l.deleted and l.merged_into is null and exists (
                  select from import_line o
                  where o.number_key = l.number_key and o.legal_entity = l.legal_entity
                    and not o.deleted and o.merged_into is null and o.line < l.line)
                """;
        String inTheDatabase =
                """
                not l.deleted and l.merged_into is null and exists (
                  select from customer c
                  where c.number_key = l.number_key and c.legal_entity = l.legal_entity
                    and not c.deleted and c.merged_into is null and c.external_id <> l.external_id
                """;
        String holderKeepsIt =
                "and not exists (select from import_line s where s.external_id = c.external_id)";
        String field = "customerNumber";
        String code = "customerNumber.taken";
        String message = "belongs to another customer";
        return lines.refuse(inThisImport, field, code, message)
                + lines.refuse(
                        inTheDatabase + (exchanging ? holderKeepsIt : "") + ")",
                        field,
                        code,
                        message);
    }

    @Override
    public long write(StagedLines lines) throws SQLException {
        long changed =
                lines.execute(
                        """
                        update customer c
                        set deleted = true, name = '', identity_cipher = null, identity_print = null,
                            street = null, postal_code = null, city = null, email = null,
                            phone = null, party_key = 'c-' || c.id, changed_at = now()
                        from import_line l
                        where l.deleted and c.external_id = l.external_id and not c.deleted
                        """);
        lines.execute("delete from import_line where deleted");
        lines.execute(
                """
                update import_line l
                set id = coalesce(
                  (select c.id from customer c where c.external_id = l.external_id),
                  gen_random_uuid())
                """);
        changed +=
                lines.execute(
                        """
                        insert into customer as c
                          (tenant_id, id, external_id, customer_number, number_key, kind,
                           legal_entity, name, identity_cipher, identity_print, street, postal_code,
                           city, email, phone, party_key, valid_to, merged_into)
                        select current_setting('app.tenant'), l.id, l.external_id, l.customer_number,
                          l.number_key, l.kind, l.legal_entity, l.name, l.identity_cipher,
                          l.identity_print, l.street, l.postal_code, l.city, l.email, l.phone,
                          coalesce(encode(l.identity_print, 'hex'), 'c-' || l.id), l.valid_to,
                          coalesce(
                            (select t.id from import_line t where t.external_id = l.merged_into),
                            (select t.id from customer t where t.external_id = l.merged_into))
                        from import_line l
                        order by l.merged_into is not null, l.line
                        on conflict (tenant_id, external_id) do update
                        set customer_number = excluded.customer_number,
                            number_key = excluded.number_key, kind = excluded.kind,
                            legal_entity = excluded.legal_entity, name = excluded.name,
                            identity_cipher = excluded.identity_cipher,
                            identity_print = excluded.identity_print, street = excluded.street,
                            postal_code = excluded.postal_code, city = excluded.city,
                            email = excluded.email, phone = excluded.phone,
                            party_key = excluded.party_key, valid_to = excluded.valid_to,
                            merged_into = excluded.merged_into, deleted = false, changed_at = now()
                        where (c.customer_number, c.kind, c.legal_entity, c.name, c.identity_print,
                               c.street, c.postal_code, c.city, c.email, c.phone, c.valid_to,
                               c.merged_into, c.deleted)
                          is distinct from
                              (excluded.customer_number, excluded.kind, excluded.legal_entity,
                               excluded.name, excluded.identity_print, excluded.street,
                               excluded.postal_code, excluded.city, excluded.email, excluded.phone,
                               excluded.valid_to, excluded.merged_into, false)
                        """);
        // Whoever was merged into one that is merged now, follows it.
        lines.execute(
                """
                update customer old set merged_into = now.merged_into
                from customer now
                where now.id = old.merged_into and now.merged_into is not null
                """);
        return changed;
    }
}
