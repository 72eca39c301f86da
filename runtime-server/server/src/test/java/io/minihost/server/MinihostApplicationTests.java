package io.minihost.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MinihostApplicationTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void startsOnARealDurableDatabase() {
        assertThat(jdbc.sql("show server_version").query(String.class).single()).startsWith("18");
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
    }
}
