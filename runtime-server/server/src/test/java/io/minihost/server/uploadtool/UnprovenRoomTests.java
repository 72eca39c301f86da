package io.minihost.server.uploadtool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.uploadtool.wire.ToolRefusal;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Those who have proved nothing hold few places. */
class UnprovenRoomTests {

    private final UnprovenRoom room = new UnprovenRoom();

    @Test
    void oneAddressHasAFewPlaces() {
        var places = new ArrayList<UnprovenRoom.Place>();
        for (var i = 0; i < 4; i++) {
            places.add(room.enter("203.0.113.7"));
        }
        assertThatThrownBy(() -> room.enter("203.0.113.7"))
                .isInstanceOfSatisfying(
                        ToolRefusal.class,
                        refused -> assertThat(refused.number()).isEqualTo(503));
        room.enter("203.0.113.8").close();
        places.removeLast().close();
        room.enter("203.0.113.7").close();
    }

    @Test
    void allTogetherHaveSome() {
        for (var i = 0; i < 32; i++) {
            room.enter("2001:db8:%x::1".formatted(i));
        }
        assertThatThrownBy(() -> room.enter("203.0.113.7")).isInstanceOf(ToolRefusal.class);
    }
}
