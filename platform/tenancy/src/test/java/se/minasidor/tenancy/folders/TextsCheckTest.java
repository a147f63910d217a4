package se.minasidor.tenancy.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.tenancy.TenantFolders;

/** Which words an organisation needs beside its settings. */
class TextsCheckTest {

    @TempDir Path folder;

    private List<String> faults(String login, String texts) throws IOException {
        Path tenant = Files.createDirectories(folder.resolve("north"));
        Files.writeString(
                tenant.resolve("tenant.properties"),
                "tenant.id=north\ntenant.status=active\nhosts=north.example\n" + login);
        Files.writeString(tenant.resolve("texts.properties"), "brand.companyName=North\n" + texts);
        return TenantFolders.validate(folder).stream().map(Object::toString).toList();
    }

    @Test
    void aProviderOfItsOwnHasALabelOfItsOwn() throws IOException {
        String login =
                """
                login.methods=social
                login.providers=google, kommunen
                login.oidc.kommunen.issuer=https://id.example.se/realms/north
                login.oidc.kommunen.clientId=minasidor
                login.oidc.kommunen.clientSecret=env:PATH
                """;
        assertEquals(List.of(), faults(login, "login.provider.kommunen=Kommunen\n"));
        assertEquals(
                List.of(
                        "tenants/north/texts_sv.properties: login.provider.kommunen is missing",
                        "tenants/north/texts_en.properties: login.provider.kommunen is missing"),
                faults(login, ""));
    }

    @Test
    void aLabelOfAProviderThatIsNotThereIsNotAskedFor() throws IOException {
        assertEquals(
                List.of(
                        "tenants/north/texts.properties: login.provider.kommunen is a text nobody"
                                + " asks for"),
                faults("", "login.provider.kommunen=Kommunen\n"));
    }
}
