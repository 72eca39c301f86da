package io.minihost.server.programs.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.programs.Zips;
import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.Blobs;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bundles of deleted programs. */
class LeftBundlesTests extends ServerTest {

    @Autowired
    Blobs blobs;

    @Autowired
    LeftBundles left;

    private BlobKey upload(String appId, String title) {
        var uploaded = server().json(server().put("/api/v1/programs/" + appId + "/versions/1", Zips.hello(title)));
        return new BlobKey("compiled", uploaded.get("hash").stringValue());
    }

    @Test
    void goHoweverOftenThatIsHeardAndNeverWithAnotherProgramsOwn() {
        var gone = server().register("Gone");
        var bundle = upload(gone, "left bundles");
        assertThat(blobs.exists(bundle)).isTrue();
        assertThat(server().send(server().request("/api/v1/programs/" + gone).DELETE())
                        .statusCode())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(30)).until(() -> !blobs.exists(bundle));
        left.onBundlesLeft(new BundlesLeft(Set.of(bundle.id())));
        var other = server().register("Other");
        var again = upload(other, "left bundles");
        assertThat(again).isEqualTo(bundle);
        left.onBundlesLeft(new BundlesLeft(Set.of(bundle.id())));
        assertThat(blobs.exists(again)).isTrue();
    }
}
