package io.minihost.server.programdata.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.programdata.GuestRoom;
import io.minihost.server.storage.DiskRoom;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What programs keep on a disk that has only so much left. */
class StorageRoomTests extends ServerTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    People people;

    @Autowired
    GuestRoom guests;

    private final DiskRoom disk = mock();

    @BeforeEach
    void haveRoom() {
        when(disk.has(anyLong())).thenReturn(true);
    }

    @Test
    void takesOnlyWhatNeedsNoRoomOnAFullDisk() throws Exception {
        var storage = new ProgramStorage(jdbc, transaction, new StorageRooms(guests, disk), mock(), Clock.systemUTC());
        var person = people.welcome();
        people.seen(person, "192.0.2.1");
        var area = new StorageArea(person, new AppId(server().register("Full disk")));
        storage.apply(area, changes("[[\"a\", \"much more\"], [\"b\", \"b\"]]"), false);
        when(disk.has(anyLong())).thenReturn(false);
        var outcome = storage.apply(area, changes("[[\"c\", \"c\"], [\"a\", \"less\"], [\"d\", \"too long\"]]"), false);
        assertThat(outcome.refused()).containsOnlyKeys("d").containsEntry("d", Refusal.diskFull());
        assertThat(storage.load(area)).containsOnlyKeys("a", "b", "c").containsEntry("a", "less");
        outcome = storage.apply(area, changes("[[\"a\", null], [\"d\", \"too long for that\"]]"), false);
        assertThat(outcome.refused()).containsOnlyKeys("d");
        assertThat(storage.load(area)).containsOnlyKeys("b", "c");
        when(disk.has(anyLong())).thenReturn(true);
        storage.apply(area, changes("[[\"d\", \"too long for that\"]]"), false);
        assertThat(storage.load(area)).containsOnlyKeys("b", "c", "d");
    }

    private static StorageChanges changes(String json) throws Exception {
        return StorageChanges.of(JsonMapper.shared()
                .createObjectNode()
                .set("changes", JsonMapper.shared().readTree(json)));
    }
}
