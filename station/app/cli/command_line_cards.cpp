// The commands on things with serial numbers: cards, envelopes and the stock of both.
#include "station/app/cli/command_line.h"

namespace rapoint::app {

namespace {

/// A command on one card that asks for PINs.
CLI::App& addCardService(CLI::App& card, Arguments& a, const std::string& name, const std::string& text,
                         int (*run)(const CardOptions&, Output&)) {
    auto* const command = card.add_subcommand(name, text);
    addWork(*command, a.cardService.work);
    command->add_option("SERIAL", a.cardService.serial)->required();
    command->add_flag("--last-try", a.cardService.lastTry, "take even the last try before the card locks");
    command->callback([&a, run] { a.action = [&a, run](Output& output) { return run(a.cardService, output); }; });
    return *command;
}

void addCardServices(CLI::App& card, Arguments& a) {
    CLI::App& activate =
        addCardService(card, a, "activate", "the holder's own PIN for the transport PIN", runCardActivate);
    activate.add_flag("--own-puk", a.cardService.ownPuk, "and a PUK of his own for the SO PIN");
    activate.add_option("--case", a.cardService.caseId, "the SO PIN that the station drew for this case");
    addCardService(card, a, "change-pin", "the holder's new PIN for the present one", runCardChangePin);
    for (CLI::App* const command :
         {&addCardService(card, a, "unblock", "a new PIN by PUK or SO PIN", runCardUnblock),
          &addCardService(card, a, "erase", "everything off the card, by SO PIN", runCardErase)})
        command->add_option("--case", a.cardService.caseId, "the SO PIN that the station drew for this case");
    auto* const install = card.add_subcommand("install", "a fetched certificate, beside its key on the card");
    addWork(*install, a.renew.work);
    install->add_option("SERIAL", a.renew.serial)->required();
    install->add_option("--certificate", a.renew.certificate, "PEM or DER")->required()->check(CLI::ExistingFile);
    install->add_option("--chain", a.renew.chain, "its issuers (PEM or DER)")->check(CLI::ExistingFile);
    install->callback([&a] { a.action = [&a](Output& output) { return runCardInstall(a.renew, output); }; });
    auto* const renew =
        card.add_subcommand("renew", "a new key and certificate beside the old, then in their place");
    addWork(*renew, a.renew.work);
    renew->add_option("SERIAL", a.renew.serial)->required();
    renew->add_option("--key-type", a.renew.keyType)->capture_default_str();
    renew->add_option("--request", a.renew.request, "first: make key and request, into this file (PEM)");
    renew->add_option("--certificate", a.renew.certificate, "then: the certificate that came for it (PEM or DER)")
        ->check(CLI::ExistingFile);
    renew->add_option("--chain", a.renew.chain, "its issuers (PEM or DER)")->check(CLI::ExistingFile);
    renew->callback([&a] { a.action = [&a](Output& output) { return runCardRenew(a.renew, output); }; });
}

/// A command on pieces of the stock: one serial, a run of them, or a list.
CLI::App& addStockPieces(CLI::App& stock, Arguments& a, const std::string& name, const std::string& text,
                         int (*run)(const StockOptions&, Output&)) {
    auto* const command = stock.add_subcommand(name, text);
    addWork(*command, a.stock.work);
    command->add_option("KIND", a.stock.kind, "card or envelope")
        ->required()
        ->check(CLI::IsMember({"card", "envelope"}));
    auto* const first = command->add_option("SERIAL", a.stock.first, "the serial, or the first of several");
    command->add_option("--count", a.stock.count, "how many, counting up")->capture_default_str();
    command->add_option("--list", a.stock.list, "a file with one serial a line instead")
        ->check(CLI::ExistingFile)
        ->excludes(first);
    command->callback([&a, run] { a.action = [&a, run](Output& output) { return run(a.stock, output); }; });
    return *command;
}

} // namespace

void addCard(CLI::App& app, Arguments& a) {
    auto* const card = app.add_subcommand("card", "cards in the readers")->require_subcommand(1);
    auto* const list = card->add_subcommand("list", "what is in the readers");
    addWork(*list, a.work);
    list->callback([&a] { a.action = [&a](Output& output) { return runCardList(a.work, output); }; });
    auto* const show = card->add_subcommand("show", "one card, with the tries left");
    addWork(*show, a.work);
    show->add_option("SERIAL", a.name)->required();
    show->callback([&a] { a.action = [&a](Output& output) { return runCardShow(a.work, a.name, output); }; });
    auto* const check = card->add_subcommand("check", "card profiles: all installed, or the given files");
    check->add_option("FILE", a.files);
    check->callback([&a] { a.action = [&a](Output& output) { return runCardCheck(a.files, output); }; });
    addCardServices(*card, a);
}

void addEnvelope(CLI::App& app, Arguments& a) {
    auto* const envelope = app.add_subcommand("envelope", "PIN envelopes")->require_subcommand(1);
    auto* const batch = envelope->add_subcommand("batch", "print the envelopes of all cases that wait for one");
    addWork(*batch, a.work);
    batch->callback([&a] { a.action = [&a](Output& output) { return runEnvelopeBatch(a.work, output); }; });
}

void addStock(CLI::App& app, Arguments& a) {
    auto* const stock = app.add_subcommand("stock", "cards and PIN envelopes by serial")->require_subcommand(1);
    addStockPieces(*stock, a, "receive", "a box that came in", runStockReceive);
    addStockPieces(*stock, a, "take-out", "out of the safe, by an inspector who goes on visits", runStockTakeOut)
        .add_option("--by", a.stock.note, "the inspector")
        ->required();
    addStockPieces(*stock, a, "return", "back into the safe", runStockReturn)
        .add_option("--to-provider", a.stock.note, "back to the provider instead, with this reason");
    addStockPieces(*stock, a, "spoil", "damaged, misprinted or lost", runStockSpoil)
        .add_option("--reason", a.stock.note)
        ->required();
    addStockPieces(*stock, a, "count", "hold what was found against the ledger", runStockCount)
        .add_option("--by", a.stock.note, "the inspector whose bag was counted; else the safe");
    auto* const list = stock->add_subcommand("list", "every piece and where it is");
    addWork(*list, a.stock.work);
    list->add_option("--kind", a.stock.kind)->check(CLI::IsMember({"card", "envelope"}));
    list->add_option("--state", a.stock.state)
        ->check(CLI::IsMember({"free", "out", "taken", "issued", "spoiled", "returned"}));
    list->callback([&a] { a.action = [&a](Output& output) { return runStockList(a.stock, output); }; });
    auto* const check = stock->add_subcommand("check", "whether the ledger balances");
    addWork(*check, a.work);
    check->callback([&a] { a.action = [&a](Output& output) { return runStockCheck(a.work, output); }; });
}

} // namespace rapoint::app
