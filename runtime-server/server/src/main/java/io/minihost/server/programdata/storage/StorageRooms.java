package io.minihost.server.programdata.storage;

import io.minihost.server.identity.PersonId;
import io.minihost.server.programdata.GuestRoom;
import io.minihost.server.storage.DiskRoom;
import org.springframework.stereotype.Component;

/** How much the host itself has room for, whatever a program may keep: on its disk, and for people without an account. */
@Component
class StorageRooms {

    private final GuestRoom guests;
    private final DiskRoom disk;

    StorageRooms(GuestRoom guests, DiskRoom disk) {
        this.guests = guests;
        this.disk = disk;
    }

    static StorageRoom none() {
        return new StorageRoom(0, Refusal.diskFull());
    }

    /** The room for changes that hold so many bytes. */
    StorageRoom of(PersonId person, long bytes) {
        return disk.has(bytes) ? new StorageRoom(guests.left(person), Refusal.guestsFull()) : none();
    }

    /** Counts by how much more is kept, unless somebody else has taken the room for it; undone with the transaction under way. */
    boolean take(PersonId person, long bytes) {
        return guests.take(person, bytes);
    }
}
