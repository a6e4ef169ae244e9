scope-all = the whole programme
scope-estates = { $n ->
    [one] estate { $list }
   *[other] estates { $list }
}
scope-epcis = { $n ->
    [one] the estates of EPCI { $list }
   *[other] the estates of EPCI { $list }
}
scope-landlords = { $n ->
    [one] what belongs to landlord { $list }
   *[other] what belongs to landlords { $list }
}
scope-places-and-landlords = { $n ->
    [one] { $text }, for landlord { $list } only
   *[other] { $text }, for landlords { $list } only
}
scope-title = Your scope
scope-says = You see { $text }. The rest of the programme does not open with this account.
scope-may = There you record what was delivered, started, ordered or financed, you correct your own entries, and you report defects.
scope-ask = Is an estate missing? Ask an administrator to widen your scope.
scope-none = Nothing is in your scope yet
scope-none-next = No estate matches it today. Ask an administrator to check it.
scope-record = Record
scope-record-on = Record on { $text }
scope-entries = The entries of your scope
scope-operations = The operations of your scope
scope-head-actual = { $text }, gross
scope-in-part = Of this estate you see only what is in your scope: it is not compared with its plan.
