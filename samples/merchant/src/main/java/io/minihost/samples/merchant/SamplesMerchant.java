package io.minihost.samples.merchant;

import io.minihost.samples.shop.ShopMerchant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** One process that sells for every sample. The shop is here as well; it also runs on its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ShopMerchant.class)
public class SamplesMerchant {

    public static void main(String[] args) {
        SpringApplication.run(SamplesMerchant.class, args);
    }
}
