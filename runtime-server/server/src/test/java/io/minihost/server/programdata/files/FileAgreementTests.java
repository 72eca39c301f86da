package io.minihost.server.programdata.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.BlobTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Files and their contents agree, whoever comes in between. */
class FileAgreementTests extends BlobTest {

    private static final FilePath A = new FilePath("usr/a");
    private static final FilePath B = new FilePath("usr/b");
    private static final FilePath INSIDE = new FilePath("usr/a/inside");

    @Autowired
    FileStore store;

    @Autowired
    FileContents contents;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    private FileArea area = new FileArea(new PersonId(UUID.randomUUID()), AppId.random(), "");

    private List<BlobKey> before = List.of();

    @BeforeEach
    void program() {
        before = blobs().list(BlobNames.KIND);
        PersonId person = people.welcome();
        people.seen(person, "192.0.2.1");
        area = new FileArea(person, new AppId(server().register("Files")), "");
    }

    @Test
    void appendsToWhatAnotherTabHasWritten() throws Exception {
        write(A, "old ");
        held(() -> append("added"), () -> write(A, "new "));
        assertThat(content(A)).isEqualTo("new added");
        assertThat(blobsOfArea()).isEqualTo(1);
    }

    @Test
    void keepsEveryAdditionOfManyTabs() throws Exception {
        write(A, "");
        var tabs = new ArrayList<Future<StoredFile>>();
        for (int tab = 0; tab < 20; tab++) {
            tabs.add(meanwhile(() -> append("x")));
        }
        for (var tab : tabs) {
            outcome(tab);
        }
        assertThat(content(A)).isEqualTo("x".repeat(20));
    }

    @Test
    void keepsContentsOfChangesThatAreRolledBack() throws Exception {
        write(A, "source");
        write(B, "target");
        undone(() -> store.move(area, A, B));
        undone(() -> store.clear(area));
        undone(() -> {
            store.removeFile(area, A);
            return area;
        });
        assertThat(content(A)).isEqualTo("source");
        assertThat(content(B)).isEqualTo("target");
    }

    @Test
    void writesIntoNoFolderThatIsRemovedMeanwhile() throws Exception {
        store.makeFolder(area, A, false);
        assertThatThrownBy(() -> held(() -> write(INSIDE, "lost"), () -> {
                    store.removeFolder(area, A, true);
                    return area;
                }))
                .hasCauseInstanceOf(HostApiFailure.class);
        assertThat(store.all(area)).isEmpty();
        assertThat(blobsOfArea()).isZero();
    }

    @Test
    void removesNoFolderIntoWhichSomethingIsWrittenMeanwhile() throws Exception {
        store.makeFolder(area, A, false);
        write(INSIDE, "kept");
        assertThatThrownBy(() -> store.removeFolder(area, A, false)).isInstanceOf(HostApiFailure.class);
        assertThatThrownBy(() -> store.move(area, A, INSIDE)).isInstanceOf(HostApiFailure.class);
        assertThat(content(INSIDE)).isEqualTo("kept");
    }

    @Test
    void namesNoContentThatASweepHasTaken() {
        var last = new AtomicReference<BlobKey>();
        blobs().afterPut(key -> {
            last.set(key);
            age(key);
            contents.sweep();
        });
        assertThatThrownBy(() -> write(A, "swept"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lost");
        assertThat(store.all(area)).isEmpty();
        assertThat(blobs().exists(Objects.requireNonNull(last.get()))).isFalse();
    }

    @Test
    void sweepsWhatACrashHasLeft() throws Exception {
        write(A, "named");
        var named = BlobNames.key(
                Objects.requireNonNull(store.find(area, A).orElseThrow().blob()));
        age(named);
        var young = BlobNames.key(contents.put(new ByteArrayInputStream(new byte[3])));
        var old = BlobNames.key(contents.put(new ByteArrayInputStream(new byte[3])));
        age(old);
        Files.writeString(file(old).resolveSibling("Not Ours"), "");
        contents.sweep();
        assertThat(blobs().exists(named)).isTrue();
        assertThat(blobs().exists(young)).isTrue();
        assertThat(blobs().exists(old)).isFalse();
        assertThat(file(old).resolveSibling("Not Ours")).exists();
    }

    /** Does something else after the first has stored its content and before it has named it. */
    private void held(Callable<?> first, Callable<?> other) throws Exception {
        var stored = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        blobs().afterPut(key -> {
            stored.countDown();
            await(go);
        });
        var work = meanwhile(first);
        await(stored);
        blobs().reset();
        other.call();
        go.countDown();
        outcome(work);
    }

    private void undone(Callable<?> change) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                change.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private StoredFile write(FilePath path, String text) throws Exception {
        return store.write(area, path, stream(text));
    }

    private StoredFile append(String text) throws Exception {
        return store.append(area, A, text.getBytes(StandardCharsets.UTF_8));
    }

    private String content(FilePath path) throws IOException {
        try (var content = store.open(store.find(area, path).orElseThrow()).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int blobsOfArea() {
        var now = new ArrayList<>(blobs().list(BlobNames.KIND));
        now.removeAll(before);
        return now.size();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
