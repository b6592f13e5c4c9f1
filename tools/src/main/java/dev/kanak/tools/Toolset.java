package dev.kanak.tools;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.branch.BranchDirectory;
import dev.kanak.tools.calendar.BookAppointmentTool;
import dev.kanak.tools.crm.Consents;
import dev.kanak.tools.crm.CreateLeadTool;
import dev.kanak.tools.crm.RecallCallerTool;
import dev.kanak.tools.crm.RecordConsentTool;
import dev.kanak.tools.crm.RememberCallerTool;
import dev.kanak.tools.effect.Effects;
import dev.kanak.tools.guard.GuardedTool;
import dev.kanak.tools.guard.ToolBreakers;
import dev.kanak.tools.handover.TransferToHumanTool;
import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.message.CallFigures;
import dev.kanak.tools.message.SendSummaryTool;
import dev.kanak.tools.outbox.Destination;
import dev.kanak.tools.outbox.Dispatcher;
import dev.kanak.tools.outbox.Outbox;
import dev.kanak.tools.outbox.OutboxDepth;
import dev.kanak.tools.price.GoldPriceSource;
import dev.kanak.tools.store.Database;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Every tool of a lender over one database. Thread-safe.
 */
public final class Toolset implements AutoCloseable {

    private final ToolsConfig config;
    private final EffectsConfig effectsConfig;
    private final LenderConfig lender;
    private final BranchDirectory branches;
    private final HttpCalls http;
    private final Database database;
    private final Dispatcher dispatcher;
    private final Effects effects;
    private final CallFigures figures = new CallFigures();
    private final GoldPriceSource published;
    private final ToolBreakers breakers;

    private Toolset(ToolsConfig config, EffectsConfig effectsConfig, InstantSource clock) {
        this.config = config;
        this.effectsConfig = effectsConfig;
        this.lender = LenderConfig.read(config.lenderConfig());
        this.published = LenderTools.published(config, clock);
        this.branches = BranchDirectory.read(config.branches());
        this.http = new HttpCalls(effectsConfig.receiverTimeout());
        List<Destination> destinations = new Destinations(http, clock).of(effectsConfig.receivers());
        this.database = Database.open(effectsConfig.database());
        this.dispatcher = new Dispatcher(database, destinations, effectsConfig.dispatch(), clock);
        this.effects = new Effects(database, new Outbox(destinations), clock, dispatcher::wake);
        this.breakers = new ToolBreakers(clock);
    }

    /**
     * Reads the lender's files and opens the database.
     *
     * @param clock of what is written down: the real time
     * @throws IllegalArgumentException if a file's content is invalid, naming every problem
     * @throws dev.kanak.core.error.ToolException (UNAVAILABLE) if a file or the database cannot be opened
     */
    public static Toolset open(ToolsConfig config, EffectsConfig effects, InstantSource clock) {
        return new Toolset(config, effects, clock);
    }

    /**
     * All tools, as they are at a time.
     *
     * @param clock decides what is past, open and fresh
     */
    public List<Tool> at(InstantSource clock) {
        ZoneId zone = ZoneId.of(lender.outbound().tz());
        List<Tool> tools = new ArrayList<>();
        tools.addAll(LenderTools.load(config, published, clock));
        tools.add(new BookAppointmentTool(
                effects, branches, effectsConfig.visits(), effectsConfig.organizer(), clock, zone));
        tools.add(new CreateLeadTool(effects));
        tools.add(new SendSummaryTool(effects, lender, branches, figures));
        tools.add(new RecordConsentTool(effects, effectsConfig.consentTextVersion()));
        tools.add(new RecallCallerTool(database, branches, clock, zone));
        tools.add(new RememberCallerTool(effects));
        tools.add(new TransferToHumanTool(
                effects, effectsConfig.people(), lender.bank().helpline(), clock, zone));
        return tools.stream().map(this::guarded).toList();
    }

    private Tool guarded(Tool tool) {
        return new GuardedTool(
                tool, breakers.of(tool.name()), (callId, result) -> figures.put(callId, tool.name(), result));
    }

    /**
     * Whether the caller of a number asked not to be called.
     *
     * @param phone ten digits
     */
    public boolean doNotCall(String phone) {
        return database.read(connection -> Consents.doNotCall(connection, phone));
    }

    /**
     * Whether the caller of a number agreed to be contacted about what was asked for.
     *
     * @param phone ten digits
     */
    public boolean agreedToContact(String phone) {
        return database.read(connection -> Consents.agreed(connection, phone, Consents.DATA_USE));
    }

    /**
     * Whether the caller of a number agreed to be told of offers.
     *
     * @param phone ten digits
     */
    public boolean agreedToMarketing(String phone) {
        return database.read(connection -> Consents.agreed(connection, phone, Consents.MARKETING));
    }

    /** What each receiver is yet to be told, as last counted. */
    public List<OutboxDepth> outbox() {
        return dispatcher.depths();
    }

    /** Stops telling others, finishes what runs and closes the database. */
    @Override
    public void close() {
        dispatcher.close();
        http.close();
        database.close();
    }
}
