package io.minihost.server.accounts.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.TestServer;
import io.minihost.server.accounts.Browser;
import io.minihost.server.common.AppId;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People get what is kept about them, all of it, and nobody else does. */
class DataDownloadTests extends ServerTest {

    private static final String PASSWORD = "correct horse battery";

    /** What is kept about people and not told, and why. */
    private static final Map<String, String> UNTOLD = Map.of(
            "recovery_code", "nothing but hashes of what the person has",
            "recovery_link", "nothing but a hash; who made it is in the audit log",
            "passkey_challenge", "random, and gone within minutes",
            "issuer_visit", "gone within minutes; what comes of it is an issuer_account",
            "login_code", "a hash, gone within minutes",
            "mail_proof", "an address that is told with person_mail once it is proved, gone within minutes",
            "recovery_attempt", "what somebody tried who may be a stranger, gone within minutes",
            "phone_code", "a number that is told with person_phone, gone within minutes");

    @Autowired
    List<PersonalData> features;

    @Autowired
    People people;

    @Autowired
    Blobs blobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataDirectory folder;

    private final String name = "dan" + UUID.randomUUID().toString().substring(0, 8);

    private Browser signedUp() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        HttpResponse<String> joined = browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return browser;
    }

    private PersonId person() {
        return new PersonId(jdbc.sql("select person_id from account where username = ?")
                .param(name)
                .query(UUID.class)
                .single());
    }

    private Map<String, String> download(Browser browser) {
        HttpResponse<byte[]> response = TestServer.send(
                HttpClient.newHttpClient(),
                browser.request("/_a/data").header("Cookie", cookies(browser)),
                BodyHandlers.ofByteArray());
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        var entries = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return entries;
    }

    private static String cookies(Browser browser) {
        return List.of("minihost_device", People.COOKIE).stream()
                .flatMap(cookie -> browser.cookie(cookie).map(value -> cookie + "=" + value).stream())
                .collect(Collectors.joining("; "));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** Whatever table has rows about people, they can read it, or somebody has said why not. */
    @Test
    void leavesNoTableOut() {
        var told = features.stream()
                .flatMap(feature -> feature.tables().stream())
                .map(PersonalTable::name)
                .toList();
        assertThat(told).doesNotHaveDuplicates().doesNotContainAnyElementsOf(UNTOLD.keySet());
        var tables = jdbc.sql("select distinct table_name from information_schema.columns"
                        + " where table_schema = 'public' and column_name in ('person_id', 'person')")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(30);
        assertThat(tables.stream()
                        .filter(table -> !told.contains(table) && !UNTOLD.containsKey(table))
                        .toList())
                .as("tables about people that nobody can download")
                .isEmpty();
        assertThat(features.stream().map(PersonalData::feature)).doesNotHaveDuplicates();
        assertThat(features.stream()
                        .flatMap(feature -> feature.tables().stream())
                        .map(PersonalTable::columns))
                .as("no secrets")
                .noneMatch(columns -> columns.matches(".*\\b(sealed|password|token_hash|hash|attestation|bytes,)\\b.*")
                        && !columns.contains("value, bytes")
                        && !columns.contains("path, bytes"));
    }

    @Test
    void tellsEverythingToItsPersonAlone() {
        Browser browser = signedUp();
        var person = person();
        var program = new AppId(server().register("Keeper"));
        var openid = people.openid(person, program);
        for (var i = 0; i < 25; i++) {
            jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                            + " values (?, ?, ?, ?, 2, now())")
                    .params(person.value(), program.value(), "k" + i, "\"\u4f60 \\\"好\"")
                    .update();
        }
        var blob = UUID.randomUUID() + "-0123456789ab";
        blobs.put(
                new BlobKey("program-file", blob),
                new ByteArrayInputStream("a letter".getBytes(StandardCharsets.UTF_8)));
        jdbc.sql(
                        "insert into program_file (person_id, app_id, session_id, path, blob, bytes, type, changed_at)"
                                + " values (?, ?, '', 'usr/letter.txt', ?, 8, '', now()), (?, ?, '', 'usr/gone.txt', 'gone', 8, '', now())")
                .params(person.value(), program.value(), blob, person.value(), program.value())
                .update();
        var other = people.welcome();
        people.seen(other, "192.0.2.1");
        var othersOpenid = people.openid(other, program);

        jdbc.sql("update device set proved_at = now() - interval '6 minutes' where person_id = ?")
                .param(person.value())
                .update();
        assertThat(Browser.code(browser.post("/_a/data", Map.of()))).isEqualTo("proof_needed");
        assertThat(browser.get("/_a/data").statusCode()).isEqualTo(403);
        browser.post("/_a/proof", Map.of("password", PASSWORD));
        assertThat(browser.post("/_a/data", Map.of()).statusCode()).isEqualTo(204);
        assertThat(browser.send(browser.request("/_a/data").header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        var got = download(browser);
        assertThat(got.keySet())
                .containsAll(features.stream()
                        .map(feature -> feature.feature() + ".json")
                        .toList());
        var account = json(Objects.requireNonNull(got.get("account.json")));
        assertThat(account.get("account").get(0).get("username").stringValue()).isEqualTo(name);
        assertThat(account.get("device")).hasSize(1);
        assertThat(account.get("audit_entry").toString()).contains("account.sign-in");
        var programs = json(Objects.requireNonNull(got.get("programs.json")));
        assertThat(programs.get("program_storage"))
                .hasSize(25)
                .allSatisfy(row -> assertThat(row.get("value").stringValue()).isEqualTo("\"\u4f60 \\\"好\""));
        assertThat(got.get("files/programs/" + program + "/usr/letter.txt")).isEqualTo("a letter");
        assertThat(got).doesNotContainKey("files/programs/" + program + "/usr/gone.txt");
        assertThat(got.get("person.json")).contains(openid);
        assertThat(got.toString())
                .doesNotContain(othersOpenid)
                .doesNotContain("{bcrypt}")
                .doesNotContain("{argon");
        assertThat(jdbc.sql("select count(*) from audit_entry where subject = ? and action = 'person.download'")
                        .param(person.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(leftOnDisk()).isEmpty();
    }

    private List<Path> leftOnDisk() {
        try (var files = Files.list(folder.path())) {
            return files.filter(file -> file.getFileName().toString().startsWith("download"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aGuestGetsTheirs() {
        Browser guest = new Browser(server().base());
        assertThat(guest.get("/_a/data").statusCode()).isEqualTo(404);
        guest.get("/");
        var person = people.recognise(guest.cookie(People.COOKIE).orElseThrow()).orElseThrow();
        var program = new AppId(server().register("Keeper"));
        var openid = people.openid(person, program);
        assertThat(download(guest).get("person.json")).contains(openid);
        download(guest);
        download(guest);
        assertThat(guest.get("/_a/data").statusCode()).isEqualTo(429);
    }
}
