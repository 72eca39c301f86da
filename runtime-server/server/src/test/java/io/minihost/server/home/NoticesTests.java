package io.minihost.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import org.junit.jupiter.api.Test;

class NoticesTests extends ServerTest {

    @Test
    void nameWhatShips() {
        var notices = server().get("/licences");
        assertThat(notices.statusCode()).isEqualTo(200);
        assertThat(notices.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(notices.body())
                .contains(
                        "glass-easel 0.12.1 (MIT)", "leaflet", "PostgreSQL JDBC Driver", "Permission is hereby granted")
                .doesNotContain("GPL-3");
    }
}
