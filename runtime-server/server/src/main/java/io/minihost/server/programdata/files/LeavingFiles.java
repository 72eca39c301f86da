package io.minihost.server.programdata.files;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PeopleLeave;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.storage.BlobDisposal;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of people and programs that go: rows and contents. */
@Component
class LeavingFiles implements ProgramData {

    private final JdbcClient jdbc;
    private final BlobDisposal disposal;

    LeavingFiles(JdbcClient jdbc, BlobDisposal disposal) {
        this.jdbc = jdbc;
        this.disposal = disposal;
    }

    @EventListener
    void onPeopleLeave(PeopleLeave event) {
        dispose(jdbc.sql("delete from program_file where person_id in (:ids) returning coalesce(blob, '')")
                .param("ids", event.people().stream().map(PersonId::value).toList())
                .query(String.class)
                .list());
    }

    @Override
    public int forgetSome(AppId program, int max) {
        List<String> gone = jdbc.sql("delete from program_file where ctid in (select ctid from program_file"
                        + " where app_id = ? limit ?) returning coalesce(blob, '')")
                .params(program.value(), max)
                .query(String.class)
                .list();
        dispose(gone);
        return gone.size();
    }

    private void dispose(List<String> gone) {
        disposal.dispose(gone.stream()
                .filter(blob -> !blob.isEmpty())
                .map(BlobNames::key)
                .toList());
    }
}
