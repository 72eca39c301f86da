package io.minihost.server.accounts.download;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalFile;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what all features keep about somebody. Rows go to disk first, so that no reader, however slow, holds a connection. */
@Service
class DataDownload {

    private static final int OF_PERSON = 3;
    private static final int OF_ADDRESS = 20;
    private static final int AT_ONCE = 4;

    /** Values of programs have up to a megabyte each. */
    private static final int ROWS_IN_MEMORY = 10;

    private final ObjectProvider<PersonalData> features;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final DataDirectory directory;
    private final TransactionTemplate reading;
    private final TransactionTemplate transaction;
    private final RateLimit ofPerson;
    private final RateLimit ofAddress;
    private final JsonMapper json = JsonMapper.shared();
    private final Semaphore places = new Semaphore(AT_ONCE);

    DataDownload(
            ObjectProvider<PersonalData> features,
            JdbcClient jdbc,
            AuditLog audit,
            DataDirectory directory,
            PlatformTransactionManager transactions,
            RateLimits rates) {
        this.features = features;
        this.jdbc = jdbc;
        this.audit = audit;
        this.directory = directory;
        transaction = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        ofPerson = rates.of("data download", OF_PERSON, Duration.ofHours(1));
        ofAddress = rates.of("data downloads", OF_ADDRESS, Duration.ofHours(1));
    }

    /** A zip that is ready to be sent; to be closed. */
    final class Ready implements AutoCloseable {

        private final Spool texts;
        private final List<PersonalFile> files;

        private Ready(Spool texts, List<PersonalFile> files) {
            this.texts = texts;
            this.files = files;
        }

        void sendTo(OutputStream out) throws IOException {
            var zip = new ZipOutputStream(out);
            texts.copyTo(zip);
            var names = new HashSet<String>();
            for (var file : files) {
                send(file, names, zip);
            }
            zip.finish();
        }

        private static void send(PersonalFile file, Set<String> names, ZipOutputStream zip) throws IOException {
            var content = file.content().get();
            if (content.isPresent()) {
                try (var in = content.get()) {
                    if (names.add(file.path())) {
                        zip.putNextEntry(new ZipEntry("files/" + file.path()));
                        in.transferTo(zip);
                        zip.closeEntry();
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            places.release();
            texts.close();
        }
    }

    /**
     * Gathers it.
     *
     * @throws Problem when somebody asks too often, or too many do at once
     */
    Ready gather(PersonId person, String address) {
        ofPerson.pass(person.toString());
        ofAddress.pass(ClientNetwork.of(address));
        if (!places.tryAcquire()) {
            throw Problem.unavailable("Others fetch theirs right now.").retryAfter(Duration.ofSeconds(30));
        }
        var isDone = false;
        try {
            var texts = Spool.in(directory.path());
            try {
                transaction.executeWithoutResult(
                        status -> audit.record(person.toString(), "person.download", person.toString(), Map.of()));
                var files = new ArrayList<PersonalFile>();
                for (var feature : features) {
                    texts.add(
                            feature.feature() + ".json",
                            out -> reading.executeWithoutResult(status -> write(feature, person, out)));
                    files.addAll(feature.files(person.value()));
                }
                isDone = true;
                return new Ready(texts, files);
            } finally {
                if (!isDone) {
                    texts.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!isDone) {
                places.release();
            }
        }
    }

    /** An object with an array of each table's rows. */
    private void write(PersonalData feature, PersonId person, OutputStream out) {
        try {
            var separator = "{";
            for (var table : feature.tables()) {
                say(out, separator + "\n\"" + table.name() + "\": [");
                rows(table.sql(), person, out);
                say(out, "]");
                separator = ",";
            }
            for (var more : feature.more(person.value()).entrySet()) {
                say(out, separator + "\n\"" + more.getKey() + "\": " + json.writeValueAsString(more.getValue()));
                separator = ",";
            }
            say(out, "\n}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rows(String sql, PersonId person, OutputStream out) {
        var separators = new String[] {"\n"};
        jdbc.sql(sql).withFetchSize(ROWS_IN_MEMORY).param(person.value()).query(row -> {
            try {
                say(out, separators[0] + row.getString(1));
                separators[0] = ",\n";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
