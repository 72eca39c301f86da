package io.minihost.server.customerservice;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalFile;
import io.minihost.server.common.personal.PersonalTable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people have written to programs' staff and were answered, for themselves. */
@Component
class PersonalChats implements PersonalData {

    private final JdbcClient jdbc;

    PersonalChats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String feature() {
        return "chats";
    }

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("service_chat", "app_id, openid, opened_at, spoke_at, unread, changed_at"),
                PersonalTable.of("service_message", "app_id, is_from_person, kind, content, at"),
                PersonalTable.of("service_media", "id, app_id, type, created_at"));
    }

    @Override
    public List<PersonalFile> files(UUID person) {
        return jdbc
                .sql("select id from service_media where person_id = ? order by id")
                .param(person)
                .query(String.class)
                .list()
                .stream()
                .map(id -> new PersonalFile(
                        "chats/" + id,
                        () -> jdbc.sql("select bytes from service_media where id = ?")
                                .param(id)
                                .query((row, number) -> (InputStream) new ByteArrayInputStream(row.getBytes("bytes")))
                                .optional()))
                .toList();
    }
}
