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
    void aStepOfItsOwnHasWordsOfItsOwn() throws IOException {
        String steps = "signup.enabled=true\nsignup.steps=account, verify, connect, activate\n";
        assertEquals(List.of(), faults("signup.enabled=true\n", ""));
        assertEquals(List.of(), faults(steps, "signup.step.activate=Aktivera\n"));
        assertEquals(
                List.of(
                        "tenants/north/texts_sv.properties: signup.step.activate is missing",
                        "tenants/north/texts_en.properties: signup.step.activate is missing"),
                faults(steps, ""));
    }

    @Test
    void aTextThatNamesNoOtherTextIsTold() throws IOException {
        String text = "login.lead={support.turn}. {offers.google? Google} {support.trun? Nu}\n";
        assertEquals(
                List.of(
                        "tenants/north/texts.properties: login.lead names the text support.trun,"
                                + " which is missing"),
                faults("", text));
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
