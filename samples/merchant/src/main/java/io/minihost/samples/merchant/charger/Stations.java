package io.minihost.samples.merchant.charger;

import io.minihost.samples.merchant.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where chargers are taken and brought back. */
@Component
class Stations {

    /**
     * A cabinet with chargers.
     *
     * @param id as it stands below the code on the cabinet
     * @param metres on foot from the middle of the town
     * @param stock chargers that were put in, before anybody took one
     */
    record Station(String id, Words name, Words place, int metres, int slots, int stock) {}

    private static final List<Station> STATIONS = List.of(
            new Station("1024", new Words("Lakeside Café", "湖畔咖啡"), new Words("At the counter", "吧台旁"), 120, 8, 6),
            new Station("2048", new Words("West Gate Metro", "西门地铁站"), new Words("Exit B", "B 出口"), 260, 12, 3),
            new Station("3072", new Words("Silver Cinema", "银影城"), new Words("Foyer, level 3", "三层大厅"), 480, 12, 9),
            new Station("4096", new Words("Night Market", "夜市"), new Words("Stall 21", "21 号摊位"), 650, 6, 1),
            new Station("5120", new Words("Central Library", "中心图书馆"), new Words("By the lifts", "电梯旁"), 900, 8, 8));

    List<Station> all() {
        return STATIONS;
    }

    Optional<Station> find(String id) {
        return STATIONS.stream().filter(station -> station.id().equals(id)).findFirst();
    }
}
