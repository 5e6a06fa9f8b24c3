// The commands on things with serial numbers: cards, envelopes and the stock of both.
#include "station/app/cli/command_line.h"

namespace rapoint::app {

namespace {

/// A command on one card that asks for PINs.
CLI::App& addCardService(CLI::App& card, Arguments& a, const std::string& name, const std::string& text,
                         int (*run)(const Workplaces&, const CardOptions&, Output&)) {
    auto* const command = card.add_subcommand(name, text);
    addWork(*command, a.cardService.work);
    command->add_option("SERIAL", a.cardService.serial)->required();
    command->add_flag("--last-try", a.cardService.lastTry, "Take even the last try before the card locks");
    command->callback(
        [&a, run] { a.action = [&a, run](Output& output) { return run(a.places, a.cardService, output); }; });
    return *command;
}

/// By the secret that the station has of a case's card.
void addUnblocker(CLI::App& command, Arguments& a) {
    command.add_option(
        "--case", a.cardService.caseId,
        "Use the SO PIN or PUK that the station drew for this case; unless the card is void, another "
        "officer signs in, too");
    command.add_option("--reason", a.cardService.reason, "Reason, with --case for a card that is not void");
}

void addCardServices(CLI::App& card, Arguments& a) {
    CLI::App& activate =
        addCardService(card, a, "activate", "Replace the transport PIN by a PIN of the holder's", runCardActivate);
    activate.add_flag("--own-puk", a.cardService.ownPuk, "Replace the SO PIN by a PUK of the holder's, too");
    addUnblocker(activate, a);
    addCardService(card, a, "change-pin", "Change the holder's PIN", runCardChangePin);
    for (CLI::App* const command :
         {&addCardService(card, a, "unblock", "Set a new PIN by PUK or SO PIN", runCardUnblock),
          &addCardService(card, a, "erase", "Erase the card by SO PIN; a blank card returns to the stock",
                          runCardErase)})
        addUnblocker(*command, a);
    auto* const install = card.add_subcommand("install", "Write a fetched certificate beside its key");
    addWork(*install, a.renew.work);
    install->add_option("SERIAL", a.renew.serial)->required();
    install->add_option("--certificate", a.renew.certificate, "PEM or DER")->required()->check(CLI::ExistingFile);
    install
        ->add_option("--request", a.renew.request,
                     "The request that it answers (PEM or DER); an open case of this card has its own")
        ->check(CLI::ExistingFile);
    install->add_option("--chain", a.renew.chain, "Certificates of its issuers (PEM or DER)")
        ->check(CLI::ExistingFile);
    install->callback(
        [&a] { a.action = [&a](Output& output) { return runCardInstall(a.places, a.renew, output); }; });
    auto* const renew =
        card.add_subcommand("renew", "Renew key and certificate over CMP; repeat after a crash to continue");
    addWork(*renew, a.renew.work);
    renew->add_option("SERIAL", a.renew.serial)->required();
    renew->add_option("--key-type", a.renew.keyType)->capture_default_str();
    renew->add_option("--request", a.renew.request,
                      "Without CMP, first: make key and request, into this file (PEM)");
    renew
        ->add_option("--certificate", a.renew.certificate,
                     "Without CMP, then: the issued certificate (PEM or DER)")
        ->check(CLI::ExistingFile);
    renew->add_option("--chain", a.renew.chain, "Certificates of its issuers (PEM or DER)")
        ->check(CLI::ExistingFile);
    renew->callback([&a] { a.action = [&a](Output& output) { return runCardRenew(a.places, a.renew, output); }; });
}

/// A command on pieces of the stock: one serial, a run of them, or a list.
CLI::App& addStockPieces(CLI::App& stock, Arguments& a, const std::string& name, const std::string& text,
                         int (*run)(const Workplaces&, const StockOptions&, Output&)) {
    auto* const command = stock.add_subcommand(name, text);
    addWork(*command, a.stock.work);
    command->add_option("KIND", a.stock.kind, "Kind: card or envelope")
        ->required()
        ->check(CLI::IsMember({"card", "envelope"}));
    auto* const first = command->add_option("SERIAL", a.stock.first, "Serial, or the first of several");
    command->add_option("--count", a.stock.count, "Number of pieces, counting up")->capture_default_str();
    command->add_option("--list", a.stock.list, "File with one serial a line")
        ->check(CLI::ExistingFile)
        ->excludes(first);
    command->callback(
        [&a, run] { a.action = [&a, run](Output& output) { return run(a.places, a.stock, output); }; });
    return *command;
}

} // namespace

void addCard(CLI::App& app, Arguments& a) {
    auto* const card = app.add_subcommand("card", "Cards in the readers")->require_subcommand(1);
    auto* const list = card->add_subcommand("list", "List the cards in the readers");
    addWork(*list, a.work);
    list->callback([&a] { a.action = [&a](Output& output) { return runCardList(a.places, a.work, output); }; });
    auto* const show = card->add_subcommand("show", "Show one card with its remaining tries");
    addWork(*show, a.work);
    show->add_option("SERIAL", a.name)->required();
    show->callback(
        [&a] { a.action = [&a](Output& output) { return runCardShow(a.places, a.work, a.name, output); }; });
    auto* const check = card->add_subcommand("check", "Check all installed card profiles, or the given files");
    check->add_option("FILE", a.files);
    check->callback([&a] { a.action = [&a](Output& output) { return runCardCheck(a.files, output); }; });
    addCardServices(*card, a);
}

void addEnvelope(CLI::App& app, Arguments& a) {
    auto* const envelope = app.add_subcommand("envelope", "PIN envelopes")->require_subcommand(1);
    auto* const batch = envelope->add_subcommand(
        "batch", "Print the envelopes of all waiting cases; repeat after a crash to continue");
    addWork(*batch, a.work);
    batch->callback(
        [&a] { a.action = [&a](Output& output) { return runEnvelopeBatch(a.places, a.work, output); }; });
}

void addStock(CLI::App& app, Arguments& a) {
    auto* const stock =
        app.add_subcommand("stock", "Stock of cards and PIN envelopes, by serial")->require_subcommand(1);
    addStockPieces(*stock, a, "receive", "Receive a box", runStockReceive);
    addStockPieces(*stock, a, "take-out", "Take pieces out of the safe for visits", runStockTakeOut)
        .add_option("--by", a.stock.note, "Inspector who takes them")
        ->required();
    addStockPieces(*stock, a, "return", "Return pieces to the safe", runStockReturn)
        .add_option("--to-provider", a.stock.note, "Return them to the provider, with this reason");
    addStockPieces(*stock, a, "spoil", "Spoil pieces: damaged, misprinted or lost", runStockSpoil)
        .add_option("--reason", a.stock.note)
        ->required();
    addStockPieces(*stock, a, "count", "Compare a count with the ledger", runStockCount)
        .add_option("--by", a.stock.note, "Inspector whose bag was counted; default: the safe");
    auto* const list = stock->add_subcommand("list", "List every piece and its place");
    addWork(*list, a.stock.work);
    list->add_option("--kind", a.stock.kind)->check(CLI::IsMember({"card", "envelope"}));
    list->add_option("--state", a.stock.state)
        ->check(CLI::IsMember({"free", "out", "taken", "issued", "spoiled", "returned"}));
    list->callback([&a] { a.action = [&a](Output& output) { return runStockList(a.places, a.stock, output); }; });
    auto* const check = stock->add_subcommand("check", "Check that the ledger balances");
    addWork(*check, a.work);
    check->callback([&a] { a.action = [&a](Output& output) { return runStockCheck(a.places, a.work, output); }; });
}

} // namespace rapoint::app
